/** What tests of all modules share. */
package io.graflag.core.testing;
