package io.graflag.cluster.faults;

import io.graflag.cluster.testbed.ClusterExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks tests that break the one cluster and note what came of it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ClusterExtension.class, FaultTable.Extension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface OnFaultyCluster {}
