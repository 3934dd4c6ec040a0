/** Where a run executes. */
package io.graflag.api.engine;
