// The scoring loops of MIDAS, MIDAS-R and MIDAS-F in C++, to compare the Java ones with.
//
// Written from the formulas of Bhatia et al. (AAAI 2020, TKDD 2022), with the hash parameters and
// the precision that the Java detectors use, so that both must print the same checksum.
//
//   midas_loop DATA_CSV midas|midas_r|midas_f REPETITIONS
//
// prints one line a repetition: "<seconds> <last score> <checksum>". Only scoring is timed.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace {

constexpr int kRows = 2;
constexpr int kColumns = 1024;
constexpr int kCells = kRows * kColumns;
constexpr float kFactor = 0.5f;
constexpr float kThreshold = 1000.0f;

struct Stream {
  std::vector<int32_t> sources;
  std::vector<int32_t> targets;
  std::vector<int64_t> ticks;
};

struct Hash {
  uint32_t factor[kRows];
  uint32_t summand[kRows];

  // Columns are a power of two, so the mask is the non-negative remainder, as in Java.
  int cell(int row, uint32_t number) const {
    return row * kColumns + static_cast<int>((number * factor[row] + summand[row]) & (kColumns - 1));
  }
};

uint32_t pair(int32_t source, int32_t target) {
  return static_cast<uint32_t>(source) + 104729u * static_cast<uint32_t>(target);
}

float of_total(float a, float s, float t) {
  if (s == 0 || t == 1) return 0;
  double deviation = (a - s / t) * t;
  return static_cast<float>(deviation * deviation / (s * (t - 1)));
}

float of_past(float a, float s, float t) {
  if (s == 0) return 0;
  double deviation = a + s - a * t;
  return static_cast<float>(deviation * deviation / (s * (t - 1)));
}

class Midas {
 public:
  Midas() : current_(kCells), total_(kCells) {}

  float score(int32_t source, int32_t target, int64_t tick) {
    if (tick != tick_) {
      std::fill(current_.begin(), current_.end(), 0.0f);
      tick_ = tick;
    }
    uint32_t number = pair(source, target);
    float a = std::numeric_limits<float>::infinity();
    float s = a;
    for (int row = 0; row < kRows; row++) {
      int cell = hash_.cell(row, number);
      a = std::min(a, ++current_[cell]);
      s = std::min(s, ++total_[cell]);
    }
    return of_total(a, s, static_cast<float>(tick));
  }

 private:
  Hash hash_{{2, 3}, {5, 7}};
  std::vector<float> current_;
  std::vector<float> total_;
  int64_t tick_ = 1;
};

class MidasR {
 public:
  MidasR() : current_(3 * kCells), total_(3 * kCells) {}

  float score(int32_t source, int32_t target, int64_t tick) {
    if (tick != tick_) {
      for (float& count : current_) count *= kFactor;
      tick_ = tick;
    }
    float edge = count(edge_, 2 * kCells, pair(source, target));
    float from = count(source_, 0, static_cast<uint32_t>(source));
    float to = count(target_, kCells, static_cast<uint32_t>(target));
    return std::max(edge, std::max(from, to));
  }

 private:
  float count(const Hash& hash, int start, uint32_t number) {
    float a = std::numeric_limits<float>::infinity();
    float s = a;
    for (int row = 0; row < kRows; row++) {
      int cell = start + hash.cell(row, number);
      a = std::min(a, ++current_[cell]);
      s = std::min(s, ++total_[cell]);
    }
    return of_total(a, s, static_cast<float>(tick_));
  }

  Hash source_{{2, 3}, {5, 7}};
  Hash target_{{11, 13}, {17, 19}};
  Hash edge_{{23, 29}, {31, 37}};
  std::vector<float> current_;
  std::vector<float> total_;
  int64_t tick_ = 1;
};

class MidasF {
 public:
  MidasF() : current_(3 * kCells), total_(3 * kCells), scores_(3 * kCells) {}

  float score(int32_t source, int32_t target, int64_t tick) {
    if (tick != tick_) {
      end_tick();
      tick_ = tick;
      reciprocal_ = 1.0f / static_cast<float>(tick - 1);
    }
    float edge = count(edge_, 2 * kCells, pair(source, target));
    float from = count(source_, 0, static_cast<uint32_t>(source));
    float to = count(target_, kCells, static_cast<uint32_t>(target));
    return std::max(edge, std::max(from, to));
  }

 private:
  void end_tick() {
    // Local pointers that do not overlap: the compiler turns the choice into a vector blend.
    float* __restrict current = current_.data();
    float* __restrict total = total_.data();
    const float* __restrict scores = scores_.data();
    const float reciprocal = reciprocal_;
    for (int cell = 0; cell < 3 * kCells; cell++) {
      float past = total[cell];
      float now = current[cell];
      total[cell] = past + (scores[cell] < kThreshold ? now : past * reciprocal);
      current[cell] = now * kFactor;
    }
  }

  float count(const Hash& hash, int start, uint32_t number) {
    float a = std::numeric_limits<float>::infinity();
    float s = a;
    int cells[kRows];
    for (int row = 0; row < kRows; row++) {
      int cell = start + hash.cell(row, number);
      cells[row] = cell;
      a = std::min(a, ++current_[cell]);
      s = std::min(s, total_[cell]);
    }
    float score = of_past(a, s, static_cast<float>(tick_));
    for (int cell : cells) scores_[cell] = score;
    return score;
  }

  Hash source_{{2, 3}, {5, 7}};
  Hash target_{{11, 13}, {17, 19}};
  Hash edge_{{23, 29}, {31, 37}};
  std::vector<float> current_;
  std::vector<float> total_;
  std::vector<float> scores_;
  int64_t tick_ = 1;
  float reciprocal_ = 0;
};

Stream read(const char* path) {
  FILE* file = std::fopen(path, "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "error: cannot read %s\n", path);
    std::exit(1);
  }
  Stream stream;
  int source;
  int target;
  long long tick;
  while (std::fscanf(file, "%d,%d,%lld", &source, &target, &tick) == 3) {
    stream.sources.push_back(source);
    stream.targets.push_back(target);
    stream.ticks.push_back(tick);
  }
  std::fclose(file);
  return stream;
}

// FNV-1a over the bits of the scores.
uint64_t checksum(const std::vector<float>& scores) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (float score : scores) {
    uint32_t bits;
    std::memcpy(&bits, &score, sizeof bits);
    hash = (hash ^ bits) * 0x100000001b3u;
  }
  return hash;
}

template <typename Detector>
void repeat(const Stream& stream, int repetitions) {
  std::vector<float> scores(stream.sources.size());
  for (int i = 0; i < repetitions; i++) {
    Detector detector;
    auto start = std::chrono::steady_clock::now();
    for (size_t edge = 0; edge < scores.size(); edge++) {
      scores[edge] = detector.score(stream.sources[edge], stream.targets[edge], stream.ticks[edge]);
    }
    std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::printf("%.6f %.6f %016llx\n", taken.count(), scores.back(),
                static_cast<unsigned long long>(checksum(scores)));
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: midas_loop DATA_CSV midas|midas_r|midas_f REPETITIONS\n");
    return 2;
  }
  Stream stream = read(arguments[1]);
  if (stream.sources.empty()) {
    std::fprintf(stderr, "error: %s holds no edge\n", arguments[1]);
    return 1;
  }
  std::string method = arguments[2];
  int repetitions = std::atoi(arguments[3]);
  if (method == "midas") {
    repeat<Midas>(stream, repetitions);
  } else if (method == "midas_r") {
    repeat<MidasR>(stream, repetitions);
  } else if (method == "midas_f") {
    repeat<MidasF>(stream, repetitions);
  } else {
    std::fprintf(stderr, "error: unknown method %s\n", arguments[2]);
    return 2;
  }
  return 0;
}
