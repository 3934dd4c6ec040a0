/** Commands on another machine, reached by SSH or because it is this one. */
package io.graflag.api.ssh;
