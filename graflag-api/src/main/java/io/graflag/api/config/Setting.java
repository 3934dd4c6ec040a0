package io.graflag.api.config;

/**
 * A value and where it stands.
 *
 * @param value the value, as it stands there
 * @param source where it stands
 */
public record Setting(String value, ValueSource source) {}
