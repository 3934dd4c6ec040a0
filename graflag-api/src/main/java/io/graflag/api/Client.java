package io.graflag.api;

/**
 * Who asks for runs, as the records say it later.
 *
 * @param version version of this program
 * @param host name of the machine
 * @param user name of the account
 */
record Client(String version, String host, String user) {}
