/** What every part agrees on: paths under shared storage, JSON, atomic files and errors. */
package io.graflag.core;
