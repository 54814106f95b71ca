#pragma once
// A folder of results as a whole: made at once or not at all.

#include <filesystem>
#include <functional>

namespace picket::outcome {

inline constexpr const char* database_name = "results.db";
inline constexpr const char* provenance_name = "provenance.json";
inline constexpr const char* sectors_name = "sectors.geojson";

/// Makes `folder` by filling a hidden sibling and renaming it, so that a folder that is there is complete. With
/// overwrite, a folder that holds results of picket and nothing else is replaced. After a core::IoError all is as it
/// was.
void make_folder(const std::filesystem::path& folder, bool overwrite,
                 const std::function<void(const std::filesystem::path& draft)>& fill);

}  // namespace picket::outcome
