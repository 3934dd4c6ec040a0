// Two small programs in one: a method that notes when it runs, and a launcher that notes when it starts a command and
// when that has ended. All times are of the monotonic clock, which processes share, in nanoseconds.
//
//   stopwatch method FILE MILLISECONDS         appends "first <time>", sleeps, appends "last <time>"
//   stopwatch launch FILE COMMAND [ARGUMENT]   appends "exec <time>", runs the command, appends "exit <time>"
//   stopwatch work THREADS ROUNDS              computes on so many threads; prints a checksum
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

static void note(const char* file, const char* what) {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  FILE* out = std::fopen(file, "a");
  if (out == nullptr) {
    std::perror(file);
    std::exit(1);
  }
  std::fprintf(out, "%s %lld\n", what, now.tv_sec * 1000000000LL + now.tv_nsec);
  std::fclose(out);
}

static int launch(const char* file, char** command) {
  note(file, "exec");
  pid_t child = fork();
  if (child == 0) {
    execv(command[0], command);
    std::perror(command[0]);
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  note(file, "exit");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Random numbers whose order nothing can shorten (xorshift), in a table that the caches hold.
static uint64_t compute(uint64_t seed, long rounds) {
  std::vector<uint64_t> table(1 << 14, seed);
  uint64_t x = seed;
  for (long round = 0; round < rounds; round++) {
    for (int i = 0; i < 1000000; i++) {
      x ^= x << 13;
      x ^= x >> 7;
      x ^= x << 17;
      table[x & (table.size() - 1)] += x;
    }
  }
  return table[x & (table.size() - 1)];
}

static int work(int threads, long rounds) {
  std::vector<uint64_t> sums(threads);
  std::vector<std::thread> running;
  for (int i = 0; i < threads; i++) {
    running.emplace_back([&sums, i, rounds] { sums[i] = compute(88172645463325252ULL + i, rounds); });
  }
  uint64_t sum = 0;
  for (int i = 0; i < threads; i++) {
    running[i].join();
    sum ^= sums[i];
  }
  std::printf("%016llx\n", static_cast<unsigned long long>(sum));
  return 0;
}

int main(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], "method") == 0) {
    note(argv[2], "first");
    usleep(static_cast<useconds_t>(std::atol(argv[3]) * 1000));
    note(argv[2], "last");
    return 0;
  }
  if (argc >= 4 && std::strcmp(argv[1], "launch") == 0) {
    return launch(argv[2], argv + 3);
  }
  if (argc == 4 && std::strcmp(argv[1], "work") == 0) {
    return work(std::atoi(argv[2]), std::atol(argv[3]));
  }
  std::fprintf(stderr, "wrong usage\n");
  return 2;
}
