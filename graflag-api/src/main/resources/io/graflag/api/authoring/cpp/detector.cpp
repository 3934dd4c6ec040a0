// Scores the nodes of a graph: high where a node has many neighbours that know each other.
//
// The runner says all there is to know: the variable DATA is the directory of the dataset, EXP the
// directory to write to, and each parameter of .env arrives as --name value. What is printed lands in
// method_output.txt; an exit code other than 0 means failure.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Graph {
  std::vector<std::set<int>> neighbours;  // of each node, in ascending order
  std::vector<int> labels;                // 1 anomaly, 0 normal
};

// The lines of a CSV of two whole numbers, whose header must be as expected.
std::vector<std::pair<int, int>> read_rows(const std::string& path, const std::string& header) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line != header) {
    // Better no results than results of the wrong columns.
    throw std::runtime_error(path + " does not start with " + header);
  }
  std::vector<std::pair<int, int>> rows;
  while (std::getline(file, line)) {
    const auto comma = line.find(',');
    if (comma == std::string::npos) throw std::runtime_error(path + ": no comma in " + line);
    rows.emplace_back(std::stoi(line.substr(0, comma)), std::stoi(line.substr(comma + 1)));
  }
  return rows;
}

Graph read_graph(const std::string& data) {
  const auto labels = read_rows(data + "labels.csv", "node,outlier");
  Graph graph{std::vector<std::set<int>>(labels.size()), std::vector<int>(labels.size())};
  for (const auto& [node, label] : labels) graph.labels.at(node) = label;
  for (const auto& [source, target] : read_rows(data + "edges.csv", "src,dst")) {
    if (source != target) {
      graph.neighbours.at(source).insert(target);
      graph.neighbours.at(target).insert(source);
    }
  }
  return graph;
}

// Random numbers that are the same on every machine (Park and Miller, 1988). A random generator
// started from the clock would make a run that nobody can repeat.
class Draws {
 public:
  explicit Draws(std::int64_t seed) {
    const std::int64_t range = 2147483646;
    state_ = 1 + (seed % range + range) % range;
  }

  std::size_t below(std::size_t bound) {
    state_ = state_ * 48271 % 2147483647;
    return static_cast<std::size_t>(state_) % bound;
  }

 private:
  std::int64_t state_;
};

// Seconds since 1970, as the first column of a measurement file wants them.
double now() {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double>(time).count();
}

// Draws pairs of neighbours: the share that is connected says how tight a circle is.
std::vector<double> score(const Graph& graph, int steps, std::int64_t seed, std::ostream& spots) {
  std::vector<std::vector<int>> around;
  for (const auto& nodes : graph.neighbours) around.emplace_back(nodes.begin(), nodes.end());
  Draws draws(seed);
  std::vector<int> closed(around.size());
  double total = 0;
  for (int step = 1; step <= steps; step++) {
    for (std::size_t node = 0; node < around.size(); node++) {
      const auto& nodes = around[node];
      if (nodes.size() < 2) continue;
      const int first = nodes[draws.below(nodes.size())];
      const int second = nodes[draws.below(nodes.size())];
      if (graph.neighbours[first].count(second) > 0) {
        closed[node]++;
        total++;
      }
    }
    const double share = total / (static_cast<double>(step) * around.size());
    spots << std::fixed << std::setprecision(6) << now() << ',' << share << ',' << step << '\n';
  }
  std::vector<double> scores;
  for (std::size_t node = 0; node < around.size(); node++) {
    // Never below 0: the scores -1 and -2 mean "unknown" and "inactive", and are left out.
    scores.push_back(around[node].size() * (1 + closed[node] / static_cast<double>(steps)));
  }
  return scores;
}

template <typename T>
void write_list(std::ostream& out, const char* name, const std::vector<T>& values) {
  out << "  \"" << name << "\": [";
  for (std::size_t i = 0; i < values.size(); i++) out << (i > 0 ? ", " : "") << values[i];
  out << "],\n";
}

// Writes beside the file and renames: whoever looks sees a whole file or none.
void write_results(const std::string& path, const std::vector<double>& scores,
                   const std::vector<int>& labels, int steps, std::int64_t seed) {
  const std::string temporary = path + ".tmp";
  std::ofstream out(temporary);
  // All digits of a double: six, the default, would make equal what is not.
  out << std::setprecision(std::numeric_limits<double>::max_digits10);
  out << "{\n  \"result_type\": \"NODE_ANOMALY_SCORES\",\n";
  write_list(out, "scores", scores);
  // Labels are handed on, never looked at: they are for the evaluation.
  write_list(out, "ground_truth", labels);
  out << "  \"metadata\": {\"method_name\": \"@METHOD@\", \"seed\": " << seed
      << ", \"steps\": " << steps << "}\n}\n";
  out.close();
  // A full disk shows only now.
  if (!out || std::rename(temporary.c_str(), path.c_str()) != 0) {
    throw std::runtime_error("cannot write " + path);
  }
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set");
  return value;
}

void run(const std::vector<std::string>& arguments) {
  int steps = 0;
  std::int64_t seed = 0;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (arguments[i] == "--steps") {
      steps = std::stoi(arguments[i + 1]);
    } else if (arguments[i] == "--seed") {
      seed = std::stoll(arguments[i + 1]);
    } else {
      // Refused, so that a mistyped parameter is no silent default.
      throw std::runtime_error("unknown parameter " + arguments[i]);
    }
  }
  if (steps < 1) throw std::runtime_error("--steps must be at least 1");

  // Both end with a slash: file names are appended.
  const Graph graph = read_graph(variable("DATA"));
  const std::string exp = variable("EXP");
  std::cout << graph.labels.size() << " nodes, " << steps << " steps, seed " << seed << std::endl;

  // A CSV whose first column is "timestamp" is drawn as curves by the evaluation.
  std::ofstream spots(exp + "sampling.csv");
  spots << "timestamp,closed_share,step\n";
  const auto scores = score(graph, steps, seed, spots);
  spots.close();
  write_results(exp + "results.json", scores, graph.labels, steps, seed);
}

int main(int argc, char** argv) {
  try {
    run(std::vector<std::string>(argv + 1, argv + argc));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 1;
  }
}
