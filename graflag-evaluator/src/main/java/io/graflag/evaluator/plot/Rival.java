package io.graflag.evaluator.plot;

import io.graflag.evaluator.curve.Curve;

/**
 * Another curve that a method's is seen beside.
 *
 * @param name for the legend
 * @param area the area under it
 * @param curve the curve
 */
public record Rival(String name, double area, Curve curve) {}
