/** Pictures for papers: curves, score distributions and training curves, as PNG. */
package io.graflag.evaluator.plot;
