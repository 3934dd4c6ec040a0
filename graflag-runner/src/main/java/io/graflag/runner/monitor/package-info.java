/** What the method's processes use: memory, processor time, graphics cards. */
package io.graflag.runner.monitor;
