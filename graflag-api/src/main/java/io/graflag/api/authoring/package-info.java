/** Methods in the making: a directory that works from the start, and the test of the contract. */
package io.graflag.api.authoring;
