/** OddBall: nodes whose neighbourhood is denser or sparser than its size suggests. */
package io.graflag.examples.egonet;
