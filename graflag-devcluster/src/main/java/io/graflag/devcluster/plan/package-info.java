/** What a development cluster is to be: checked, before anything is made. */
package io.graflag.devcluster.plan;
