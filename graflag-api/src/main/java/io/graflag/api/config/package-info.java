/** Where GraFlag finds its files on this machine. */
package io.graflag.api.config;
