/** Where SHARED_DIR lives, and what it holds. */
package io.graflag.api.storage;
