// SPDX-License-Identifier: MIT
#include "core/base/json.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace vitscope {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& subject, std::string happened)
{
    throw Error(ErrorKind::Malformed, "VTS-C1", std::move(happened), subject,
        "Repair the file in a text editor or download it again.");
}

/// Builds the document from the parser's events. Open containers are pointers into the document: they stay
/// valid because a container never grows while one of its children is open.
class Builder final : public nlohmann::json_sax<Json>
{
public:
    Builder(const std::string& subject, const JsonLimits& limits)
        : m_subject(subject)
        , m_limits(limits)
    {
    }

    Json take() { return std::move(m_document); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        auto& object = m_open.back()->get_ref<Json::object_t&>();
        const auto [place, isNew] = object.emplace(std::move(name), nullptr);
        if (!isNew)
            refuse(m_subject, "The key \"" + shownName(place->first) + "\" occurs twice.");
        m_place = &place->second;
        return true;
    }

    bool parse_error(
        std::size_t position, const std::string&, const nlohmann::detail::exception& error) override
    {
        const std::string at = " at byte " + std::to_string(position) + ".";
        const bool outOfRange = dynamic_cast<const nlohmann::detail::out_of_range*>(&error) != nullptr;
        refuse(m_subject, (outOfRange ? "A number is too large" : "The JSON text makes no sense") + at);
    }

private:
    bool put(Json value)
    {
        place() = std::move(value);
        return true;
    }

    bool open(Json container)
    {
        if (m_open.size() >= std::size_t(m_limits.depth))
            refuse(
                m_subject, "The JSON is nested deeper than " + std::to_string(m_limits.depth) + " levels.");
        Json& at = place();
        at = std::move(container);
        m_open.push_back(&at);
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    Json& place()
    {
        if (m_open.empty())
            return m_document;
        return m_open.back()->is_array() ? m_open.back()->emplace_back() : *m_place;
    }

    const std::string& m_subject;
    const JsonLimits& m_limits;
    Json m_document;
    std::vector<Json*> m_open;
    Json* m_place = nullptr; ///< of the value that belongs to the last key
};

} // namespace

nlohmann::json parseJson(std::string_view text, const std::string& subject, const JsonLimits& limits)
{
    if (text.size() > limits.bytes)
        refuse(subject,
            "The JSON text is " + std::to_string(text.size()) + " bytes long; at most "
                + std::to_string(limits.bytes) + " are read.");
    // The library takes a NUL for the end of the text and would not look at what follows.
    if (text.find('\0') != std::string_view::npos)
        refuse(subject, "The JSON text holds a NUL byte; it may be UTF-16, which is not JSON.");
    Builder builder(subject, limits);
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

} // namespace vitscope
