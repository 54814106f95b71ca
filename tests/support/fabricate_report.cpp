// fabricate_report FOLDER: writes the reports of the invented studies, plain and hostile, for the browser's test.

#include <cstdio>
#include <exception>
#include <filesystem>

#include "fabricated_study.hpp"
#include "picket/analysis/report.hpp"

int main(int count, char** arguments) {
  if (count != 2) return std::fputs("usage: fabricate_report FOLDER\n", stderr), 2;
  try {
    const std::filesystem::path folder = arguments[1];
    const auto write = [&](const char* name, const picket::analysis::Analysis& analysis) {
      std::filesystem::create_directories(folder / name);
      std::puts(picket::analysis::write_report(analysis, folder / name).c_str());
    };
    write("plain", picket::tests::fabricated_analysis());
    write("hostile", picket::tests::hostile_analysis());
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
