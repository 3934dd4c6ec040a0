/** Columns of primitive numbers that grow while a file is read: no object per number. */
package io.graflag.core.column;
