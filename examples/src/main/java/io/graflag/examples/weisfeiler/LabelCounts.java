package io.graflag.examples.weisfeiler;

/**
 * How often labels of one height appear in each graph, as sparse vectors.
 *
 * <p>The vector of graph g lies at {@code starts[g]} to {@code ends[g]}, exclusive. Its labels
 * ascend, so that sums over equal vectors are equal to the last bit.
 *
 * @param starts where the vector of each graph begins
 * @param ends where it ends
 * @param labels the labels, each once a graph
 * @param counts how often each appears there
 * @param labelCount labels are below it
 */
record LabelCounts(int[] starts, int[] ends, int[] labels, int[] counts, int labelCount) {

  /**
   * Counts labels, in O(nodes).
   *
   * @param graphOfNode the graph of each node; nodes of a graph follow each other
   * @param firstNodes where the nodes of each graph begin, and at the end how many there are
   */
  static LabelCounts of(SubtreeLabels subtrees, int[] graphOfNode, int[] firstNodes) {
    int graphs = firstNodes.length - 1;
    int[] ends = new int[graphs];
    System.arraycopy(firstNodes, 0, ends, 0, graphs);
    int[] labels = new int[graphOfNode.length];
    int[] counts = new int[graphOfNode.length];
    for (int node : subtrees.nodesByLabel()) {
      int graph = graphOfNode[node];
      int label = subtrees.label(node);
      if (ends[graph] == firstNodes[graph] || labels[ends[graph] - 1] != label) {
        labels[ends[graph]++] = label;
      }
      counts[ends[graph] - 1]++;
    }
    return new LabelCounts(firstNodes, ends, labels, counts, subtrees.labelCount());
  }

  /** Adds the square of each graph's vector. */
  void addSquares(double[] squares) {
    for (int graph = 0; graph < ends.length; graph++) {
      for (int at = starts[graph]; at < ends[graph]; at++) {
        squares[graph] += (double) counts[at] * counts[at];
      }
    }
  }

  /**
   * Adds the product of each graph's vector with the sum of all, all divided by their lengths.
   *
   * @param squares the lengths, squared, over all heights
   */
  void addProductsWithSum(double[] squares, double[] products) {
    double[] sum = new double[labelCount];
    for (int graph = 0; graph < ends.length; graph++) {
      double length = Math.sqrt(squares[graph]);
      for (int at = starts[graph]; at < ends[graph]; at++) {
        sum[labels[at]] += counts[at] / length;
      }
    }
    for (int graph = 0; graph < ends.length; graph++) {
      double length = Math.sqrt(squares[graph]);
      for (int at = starts[graph]; at < ends[graph]; at++) {
        products[graph] += counts[at] / length * sum[labels[at]];
      }
    }
  }
}
