/**
 * The orchestration SDK: {@link io.graflag.api.GraFlag} throws, {@link io.graflag.api.GraFlagAPI}
 * does not.
 */
package io.graflag.api;
