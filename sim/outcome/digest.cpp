#include "digest.hpp"

#include <array>
#include <charconv>

#include <openssl/evp.h>

#include "picket/core/error.hpp"
#include "schema.hpp"

namespace picket::outcome {
namespace {

EVP_MD_CTX* as_context(void* context) { return static_cast<EVP_MD_CTX*>(context); }

constexpr std::size_t piece = 1U << 16U;  // bytes of text hashed at once

/// The standard fixes the text of to_chars (shortest that reads back the same), so that it is equal everywhere.
template <class Number>
void append_number(std::string& text, char kind, Number value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  text += kind;
  text.append(buffer.data(), end);
  text += ' ';
}

/// Its length first, so that no text can pass for two.
void append_text(std::string& text, std::string_view value) {
  append_number(text, 't', value.size());
  text += value;
  text += ' ';
}

void append_cell(std::string& text, const Statement& row, int column) {
  switch (row.type(column)) {
    case Statement::Type::integer:
      append_number(text, 'i', row.integer(column));
      break;
    case Statement::Type::real:
      append_number(text, 'r', row.real(column));
      break;
    case Statement::Type::text:
      append_text(text, row.text(column));
      break;
    case Statement::Type::null:
      text += "- ";
      break;
  }
}

}  // namespace

void Sha256::Free::operator()(void* context) const { EVP_MD_CTX_free(as_context(context)); }

Sha256::Sha256() : context_{EVP_MD_CTX_new()} {
  const bool begun = context_ && EVP_DigestInit_ex(as_context(context_.get()), EVP_sha256(), nullptr) == 1;
  PICKET_INVARIANT(begun, "the library of hashes offers SHA-256");
}

void Sha256::add(std::string_view bytes) {
  const bool added = EVP_DigestUpdate(as_context(context_.get()), bytes.data(), bytes.size()) == 1;
  PICKET_INVARIANT(added, "a SHA-256 takes bytes until it is read");
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned int length = 0;
  const bool ended = EVP_DigestFinal_ex(as_context(context_.get()), sum.data(), &length) == 1;
  PICKET_INVARIANT(ended, "a SHA-256 is read once");
  std::string text;
  for (unsigned int i = 0; i < length; ++i) {
    text += "0123456789abcdef"[sum[i] >> 4U];
    text += "0123456789abcdef"[sum[i] & 15U];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

std::string digest_of_rows(Database& database, const Setting& setting) {
  Sha256 sum;
  std::string text = "picket rows 1\n";
  for (const Tally& tally : setting.tallies) {
    append_text(text, tally.id);
    append_text(text, tally.unit);
    append_number(text, 'a', static_cast<int>(tally.adds));
    text += '\n';
  }
  for (const Table& table : tables(setting)) {
    append_text(text, table.name);
    for (const std::string& column : table.columns) append_text(text, column);
    text += '\n';
    Statement row{database, select_sql(table)};
    const int columns = row.columns();
    while (row.step()) {
      for (int c = 0; c < columns; ++c) append_cell(text, row, c);
      text += '\n';
      if (text.size() >= piece) {
        sum.add(text);
        text.clear();
      }
    }
  }
  sum.add(text);
  return sum.hex();
}

}  // namespace picket::outcome
