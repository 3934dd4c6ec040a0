/** What the engine of this machine can do, and what it holds already. */
package io.graflag.devcluster.engine;
