/** What a user configured, and where GraFlag finds its files on this machine. */
package io.graflag.api.config;
