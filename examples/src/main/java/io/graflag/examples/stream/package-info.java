/** What all detectors on edge streams share: how they are asked, fed and written down. */
package io.graflag.examples.stream;
