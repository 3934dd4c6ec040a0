/** Lessons, one file a task; the comments are the lesson. */
package io.graflag.examples.lesson;
