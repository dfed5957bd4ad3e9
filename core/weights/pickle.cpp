// SPDX-License-Identifier: MIT
#include "core/weights/pickle.h"

#include "core/base/utf8.h"
#include "core/weights/pickle_calls.h"
#include "core/weights/pickle_input.h"
#include "core/weights/pickle_numpy.h"
#include "core/weights/pickle_opcodes.h"
#include "core/weights/pickle_stack.h"
#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace vitscope {

namespace {

constexpr std::size_t pollOpcodes = 4'096;
constexpr std::uint64_t maximumLongBytes = 255;
constexpr std::uint64_t maximumGlobalBytes = 1'024;

/// The stack machine. An opcode is a row: the handler and a number that tells close relatives apart (how many
/// bytes of argument, which kind of value, how many items).
class Machine
{
public:
    Machine(PickleInput input, PickleDocument document, const std::string& file, const Cancel& cancel)
        : m_reader(std::move(input))
        , m_document(std::move(document))
        , m_cancel(cancel)
        , m_where{file}
        , m_stack(m_where)
    {
    }

    PickleDocument run()
    {
        const auto marker = m_reader.number(1), version = m_reader.number(1);
        if (marker != 0x80u || !version || *version < 2 || *version > 5)
            wrong("VTS-P2", "does not begin as protocols 2 to 5 do");
        while (!m_stopped) {
            if (m_where.opcodes % pollOpcodes == 0)
                m_cancel.poll();
            m_where.offset = m_reader.offset();
            const auto opcode = m_reader.number(1);
            if (!opcode)
                wrong("VTS-P1", "ends without a STOP");
            ++m_where.opcodes;
            const Opcode& row = opcodes()[std::size_t(*opcode)];
            if (!row.handler)
                refuseOpcode(std::uint8_t(*opcode));
            (this->*row.handler)(row.number);
        }
        m_document.endOffset = std::size_t(m_reader.offset());
        m_document.opcodes = m_where.opcodes;
        return std::move(m_document);
    }

private:
    struct Opcode
    {
        void (Machine::*handler)(int) = nullptr;
        int number = 0;
    };
    static const std::array<Opcode, 256>& opcodes();

    [[noreturn]] void refuseOpcode(std::uint8_t opcode) const
    {
        const char* name = nameOfRefusedOpcode(opcode);
        wrong("VTS-P1",
            name ? "uses " + std::string(name) + ", which state dicts never need"
                 : "holds a byte that means nothing");
    }

    [[noreturn]] void wrong(const char* code, const std::string& happened) const
    {
        m_where.wrong(code, happened);
    }
    void push(PickleIndex value) { m_stack.push(value); }
    PickleIndex pop() { return m_stack.pop(); }
    PickleIndex top() const { return m_stack.top(); }

    std::uint64_t number(std::size_t bytes)
    {
        const auto value = m_reader.number(bytes);
        if (!value)
            wrong("VTS-P1", "is cut short");
        return *value;
    }

    /// The next bytes, valid until more are read.
    std::span<const std::byte> take(std::uint64_t count)
    {
        const auto bytes = m_reader.peek(count);
        if (!bytes)
            wrong("VTS-P4", "announces " + shownCount(count) + " bytes but has fewer left");
        m_reader.skip(count);
        return *bytes;
    }

    // Values
    void constant(int index) { push(PickleIndex(index)); }

    void integer(int bytes) // negative: signed
    {
        const auto value = number(std::size_t(bytes < 0 ? -bytes : bytes));
        push(m_document.addNumber(
            PickleKind::Int, bytes == -4 ? std::uint64_t(std::int64_t(std::int32_t(value))) : value));
    }

    void longInteger(int lengthBytes)
    {
        const auto length = number(std::size_t(lengthBytes));
        if (length > maximumLongBytes)
            wrong("VTS-P5", "holds a number of " + shownCount(length) + " bytes");
        const auto offset = m_reader.offset();
        const auto bytes = take(length);
        if (length > 8) {
            push(m_document.addSpan(PickleKind::BigInt, offset, length, bytes));
            return;
        }
        auto value = littleEndian(bytes, bytes.size());
        if (length > 0 && length < 8 && (bytes.back() & std::byte{0x80}) != std::byte{0})
            value |= ~std::uint64_t(0) << (8 * length);
        push(m_document.addNumber(PickleKind::Int, value));
    }

    void floating(int)
    {
        std::uint64_t bits = 0;
        for (const auto byte : take(8)) // the one big-endian number of pickles
            bits = bits << 8 | std::to_integer<std::uint64_t>(byte);
        push(m_document.addNumber(PickleKind::Float, bits));
    }

    void addSpan(std::optional<PickleKind> kind, int lengthBytes)
    {
        const auto length = number(std::size_t(lengthBytes));
        const auto offset = m_reader.offset();
        // What is long in a file stays there: it is an array's data and no name.
        const bool isLong = m_reader.isFile() && length > PickleDocument::longestKept;
        const auto bytes = isLong ? std::nullopt : m_reader.peek(length);
        if (!m_reader.skip(length))
            wrong("VTS-P4", "announces " + shownCount(length) + " bytes but has fewer left");
        const bool isText = kind != PickleKind::Bytes && bytes && isUtf8(asText(*bytes));
        if (!kind)
            kind = isText ? PickleKind::Text : PickleKind::Bytes;
        else if (kind == PickleKind::Text && bytes && !isText)
            wrong("VTS-P4", "holds a text that is not UTF-8");
        push(m_document.addSpan(*kind, offset, length, bytes.value_or(std::span<const std::byte>{})));
    }

    void text(int lengthBytes) { addSpan(PickleKind::Text, lengthBytes); }
    void bytes(int lengthBytes) { addSpan(PickleKind::Bytes, lengthBytes); }
    /// Python 2's str, which Python 3 reads as text where it is text.
    void oldText(int lengthBytes) { addSpan(std::nullopt, lengthBytes); }

    // Containers
    void mark(int) { m_stack.mark(); }
    void container(int kind) { push(m_document.addContainer(PickleKind(kind))); }

    void tuple(int count) // negative: to the mark
    {
        if (count < 0) {
            push(m_document.addTuple(m_stack.popToMark()));
            return;
        }
        PickleItems items(std::size_t(count), 0);
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            *item = pop();
        push(m_document.addTuple(items));
    }

    void frozenSet(int)
    {
        const PickleItems items = m_stack.popToMark();
        const auto set = m_document.addContainer(PickleKind::Set);
        m_document.append(set, items);
        push(set);
    }

    /// Items go into the value below them; an opaque one swallows them.
    void addTo(PickleKind kind, const PickleItems& items)
    {
        const auto target = top();
        if (m_document.kind(target) == PickleKind::Opaque)
            return;
        if (m_document.kind(target) != kind)
            wrong("VTS-P7", "adds items to " + std::string(nameOf(m_document.kind(target))));
        if (kind == PickleKind::Dict)
            for (std::size_t i = 0; i < items.size(); i += 2)
                expectKey(items[i]);
        m_document.append(target, items);
    }

    void expectKey(PickleIndex key) const
    {
        const auto kind = m_document.kind(key);
        if (kind == PickleKind::List || kind == PickleKind::Dict || kind == PickleKind::Set)
            wrong("VTS-P7", "uses " + std::string(nameOf(kind)) + " as a key");
    }

    void append(int) { addTo(PickleKind::List, {pop()}); }
    void appends(int) { addTo(PickleKind::List, m_stack.popToMark()); }
    void addItems(int) { addTo(PickleKind::Set, m_stack.popToMark()); }

    void setItem(int)
    {
        const auto value = pop();
        const auto key = pop();
        addTo(PickleKind::Dict, {key, value});
    }

    void setItems(int)
    {
        const PickleItems items = m_stack.popToMark();
        if (items.size() % 2 != 0)
            wrong("VTS-P7", "sets a key without a value");
        addTo(PickleKind::Dict, items);
    }

    // Memo
    void put(int bytes)
    {
        m_stack.remember(bytes == 0 ? m_stack.memoSize() : std::size_t(number(std::size_t(bytes))));
    }

    void get(int bytes) { push(m_stack.recall(number(std::size_t(bytes)))); }

    // Names and calls
    std::string line()
    {
        const auto there = std::min<std::uint64_t>(m_reader.left(), maximumGlobalBytes + 1);
        const auto rest = asText(*m_reader.peek(there));
        const auto end = rest.find('\n');
        if (end == std::string_view::npos)
            wrong("VTS-P1", "names a class that does not end");
        std::string name(rest.substr(0, end));
        m_reader.skip(end + 1);
        return name;
    }

    void pushGlobal(std::string_view module, std::string_view name)
    {
        if (module.size() + name.size() > maximumGlobalBytes || !isUtf8(module) || !isUtf8(name))
            wrong("VTS-P1", "names a class by something that is not a name");
        push(m_document.addGlobal(module, name));
    }

    void global(int)
    {
        const auto module = line();
        pushGlobal(module, line());
    }

    void stackGlobal(int)
    {
        const auto name = pop();
        const auto module = pop();
        if (m_document.kind(name) != PickleKind::Text || m_document.kind(module) != PickleKind::Text)
            wrong("VTS-P1", "names a class by something that is not text");
        pushGlobal(m_document.text(module), m_document.text(name));
    }

    void call(int)
    {
        const auto arguments = pop();
        const auto function = pop();
        push(describeCall(m_document, function, arguments));
    }

    /// Only TorchScript's objects and NumPy's arrays and types are built; other attributes are dropped, of an
    /// ordered dict's `_metadata` as of an opaque object's members.
    void build(int)
    {
        const auto state = pop();
        if (m_document.kind(top()) != PickleKind::Object)
            describeNumpyState(m_document, top(), state);
        else if (m_document.state(top()) == m_document.none())
            m_document.setState(top(), state);
        else
            wrong("VTS-P9", "gives an object its attributes twice");
    }

    void persistent(int) { push(describePersistent(m_document, pop())); }

    // Frame
    void protocol(int) { wrong("VTS-P2", "states its protocol twice"); }

    void frame(int)
    {
        if (number(8) > m_reader.left())
            wrong("VTS-P3", "has a frame longer than what is left");
    }

    void stop(int)
    {
        m_document.root = pop();
        m_stopped = true;
    }

    PickleInput m_reader;
    PickleDocument m_document;
    const Cancel& m_cancel;
    PickleWhere m_where;
    PickleStack m_stack;
    bool m_stopped = false;
};

const std::array<Machine::Opcode, 256>& Machine::opcodes()
{
    static constexpr auto table = [] {
        std::array<Opcode, 256> rows{};
        const auto row = [&](int opcode, void (Machine::*handler)(int), int number = 0) {
            rows[std::size_t(opcode)] = {handler, number};
        };
        row(0x80, &Machine::protocol), row(0x95, &Machine::frame), row('.', &Machine::stop);
        row('N', &Machine::constant, 0), row(0x89, &Machine::constant, 1), row(0x88, &Machine::constant, 2);
        row(')', &Machine::constant, 3);
        row('J', &Machine::integer, -4), row('K', &Machine::integer, 1), row('M', &Machine::integer, 2);
        row(0x8a, &Machine::longInteger, 1), row(0x8b, &Machine::longInteger, 4),
            row('G', &Machine::floating);
        row('X', &Machine::text, 4), row(0x8c, &Machine::text, 1), row(0x8d, &Machine::text, 8);
        row('U', &Machine::oldText, 1), row('T', &Machine::oldText, 4);
        row('C', &Machine::bytes, 1), row('B', &Machine::bytes, 4), row(0x8e, &Machine::bytes, 8);
        row(0x96, &Machine::bytes, 8);
        row('(', &Machine::mark), row('t', &Machine::tuple, -1), row(0x85, &Machine::tuple, 1);
        row(0x86, &Machine::tuple, 2), row(0x87, &Machine::tuple, 3), row(0x91, &Machine::frozenSet);
        row(']', &Machine::container, int(PickleKind::List)),
            row('}', &Machine::container, int(PickleKind::Dict));
        row(0x8f, &Machine::container, int(PickleKind::Set));
        row('a', &Machine::append), row('e', &Machine::appends), row(0x90, &Machine::addItems);
        row('s', &Machine::setItem), row('u', &Machine::setItems);
        row('q', &Machine::put, 1), row('r', &Machine::put, 4), row(0x94, &Machine::put, 0);
        row('h', &Machine::get, 1), row('j', &Machine::get, 4);
        row('c', &Machine::global), row(0x93, &Machine::stackGlobal);
        row('R', &Machine::call), row(0x81, &Machine::call), row('b', &Machine::build);
        row('Q', &Machine::persistent);
        return rows;
    }();
    return table;
}

} // namespace

PickleDocument readPickle(std::span<const std::byte> pickle, const std::string& file, const Cancel& cancel)
{
    return Machine(PickleInput(pickle), PickleDocument(pickle, file), file, cancel).run();
}

PickleDocument readPickle(const FileBytes& file, std::uint64_t start, const Cancel& cancel)
{
    PickleInput input(file, start, cancel);
    const auto bytes = input.left();
    return Machine(std::move(input), PickleDocument(bytes, file.name()), file.name(), cancel).run();
}

void refuseDangerousGlobals(const PickleDocument& document, const OpenOptions& options)
{
    for (const auto& global : document.globals())
        if (global.isDangerous && !options.despiteCommands)
            unsupported("VTS-P10",
                "This file asks Python to run `" + shownName(global.name) + "`. ViTScope ran nothing.",
                document.file(),
                "We suggest deleting it; --open-anyway opens its tensors without running it.");
}

std::vector<std::string> opaqueGlobals(const PickleDocument& document)
{
    std::vector<std::string> names;
    for (const auto& global : document.globals())
        if (global.kind.call == PickleCall::Opaque && !global.isDangerous)
            names.push_back(global.name);
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> opaqueNotes(const PickleDocument& document)
{
    std::vector<std::string> notes;
    for (const auto& global : document.globals())
        if (global.isDangerous)
            notes.push_back("The file asks Python to run `" + shownName(global.name)
                + "`. ViTScope ran nothing; we suggest deleting the file.");
    for (const auto& name : opaqueGlobals(document))
        notes.push_back("The file mentions " + shownName(name) + ", which was left out and not run.");
    return notes;
}

} // namespace vitscope
