// SPDX-License-Identifier: MIT
#include "core/weights/pickle_calls.h"

#include "core/weights/pickle_numpy.h"
#include "core/weights/pickle_tensor.h"
#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <algorithm>

namespace vitscope {

namespace {

/// One call of a known function.
class Call
{
public:
    Call(PickleDocument& document, PickleIndex function, PickleIndex arguments)
        : m_document(document)
        , m_function(function)
        , m_arguments(arguments)
    {
    }

    PickleIndex describe()
    {
        switch (m_document.global(m_function).kind.call) {
        case PickleCall::Dict:
            return dict();
        case PickleCall::DefaultDict:
            return m_document.addContainer(PickleKind::Dict);
        case PickleCall::Same:
            return count() == 0 ? m_document.addContainer(PickleKind::List) : argument(0);
        case PickleCall::Encode:
            return encoded();
        case PickleCall::Eval:
            return evaluated();
        case PickleCall::NumpyTypeOf:
            return describeNumpyType(m_document, m_function, m_arguments);
        case PickleCall::EmptyArray:
            return describeEmptyArray(m_document, m_function, m_arguments);
        case PickleCall::ArrayOf:
            return describeArrayOf(m_document, m_function, m_arguments);
        case PickleCall::Tensor:
            return tensor(4, 7);
        case PickleCall::TypedTensor:
            return tensor(7, 8);
        case PickleCall::Parameter:
            return parameter();
        case PickleCall::FromType:
            return fromType();
        case PickleCall::Script:
            return m_document.addObject(m_function);
        default:
            return m_document.addOpaque(m_function);
        }
    }

private:
    std::span<const PickleIndex> arguments() const { return m_document.items(m_arguments); }
    std::size_t count() const { return arguments().size(); }
    PickleIndex argument(std::size_t i) const { return arguments()[i]; }
    PickleKind kind(std::size_t i) const { return m_document.kind(argument(i)); }

    [[noreturn]] void wrong(const std::string& happened) const
    {
        malformed("VTS-P9",
            "The pickle gives " + shownName(m_document.global(m_function).name) + " " + happened,
            m_document.file());
    }

    void expectCount(std::size_t least, std::size_t most) const
    {
        if (count() < least || count() > most)
            wrong(std::to_string(count()) + " arguments, which it does not take.");
    }

    /// OrderedDict(), OrderedDict([(key, value), …]), dict({…}).
    PickleIndex dict()
    {
        const auto result = m_document.addContainer(PickleKind::Dict);
        if (count() == 0)
            return result;
        expectCount(1, 1);
        const auto source = argument(0);
        if (m_document.kind(source) == PickleKind::Dict)
            return source;
        if (m_document.kind(source) != PickleKind::List && m_document.kind(source) != PickleKind::Tuple)
            wrong(std::string(nameOf(m_document.kind(source))) + " as its items.");
        std::vector<PickleIndex> items;
        for (const auto pair : m_document.items(source)) {
            const bool isPair
                = m_document.kind(pair) == PickleKind::Tuple || m_document.kind(pair) == PickleKind::List;
            if (!isPair || m_document.items(pair).size() != 2)
                wrong("items that are not pairs.");
            items.insert(items.end(), {m_document.items(pair)[0], m_document.items(pair)[1]});
        }
        m_document.append(result, items);
        return result;
    }

    /// Python 2 pickled bytes as the text of the same code points.
    PickleIndex encoded()
    {
        expectCount(1, 3);
        if (kind(0) != PickleKind::Text)
            wrong(std::string(nameOf(kind(0))) + " instead of text.");
        const bool isLatin = count() == 1 || m_document.isText(argument(1), "latin1")
            || m_document.isText(argument(1), "latin-1");
        if (!isLatin)
            return m_document.addOpaque(m_function);
        const auto result = m_document.addEncoded(argument(0));
        const auto text = m_document.text(argument(0));
        // U+0080 to U+00FF begin with 0xc2 or 0xc3 in UTF-8, everything above with more.
        if (std::any_of(
                text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0xc3; }))
            wrong("text with characters above U+00FF.");
        return result;
    }

    /// eval('data', {'data': X}), which Paddle writes, is X. Any other text would be code.
    PickleIndex evaluated()
    {
        const bool literal = count() == 2 && m_document.isText(argument(0), "data")
            && kind(1) == PickleKind::Dict && m_document.items(argument(1)).size() == 2
            && m_document.isText(m_document.items(argument(1))[0], "data");
        if (literal)
            return m_document.items(argument(1))[1];
        m_document.markDangerous(m_function);
        return m_document.addOpaque(m_function);
    }

    PickleIndex tensor(std::size_t least, std::size_t most)
    {
        expectCount(least, most);
        if (kind(0) == PickleKind::Opaque)
            return argument(0);
        if (kind(0) != PickleKind::Storage)
            wrong(std::string(nameOf(kind(0))) + " instead of a storage.");
        auto type = m_document.storage(m_document.storageIndex(argument(0))).kind;
        if (m_document.global(m_function).kind.call == PickleCall::TypedTensor) {
            if (kind(6) != PickleKind::Global
                || m_document.global(argument(6)).kind.call != PickleCall::NumberType)
                return kind(6) == PickleKind::Global || kind(6) == PickleKind::Opaque
                    ? m_document.addOpaque(argument(6))
                    : m_document.addOpaque(m_function);
            type = m_document.global(argument(6)).kind;
        }
        if (type.itemBytes == 0) // plain bytes without a type for them
            return m_document.addOpaque(m_function);
        return m_document.addTensor(describeTensor(m_document, arguments(), type));
    }

    PickleIndex parameter()
    {
        if (count() == 0)
            return m_document.addOpaque(m_function);
        if (kind(0) != PickleKind::Tensor && kind(0) != PickleKind::Opaque)
            wrong(std::string(nameOf(kind(0))) + " instead of a tensor.");
        return argument(0);
    }

    PickleIndex fromType()
    {
        expectCount(4, 4);
        const bool rebuilds = kind(0) == PickleKind::Global && kind(2) == PickleKind::Tuple;
        const auto call = rebuilds ? m_document.global(argument(0)).kind.call : PickleCall::Opaque;
        if (call != PickleCall::Tensor && call != PickleCall::TypedTensor && call != PickleCall::Parameter)
            return kind(1) == PickleKind::Global ? m_document.addOpaque(argument(1))
                                                 : m_document.addOpaque(m_function);
        return Call(m_document, argument(0), argument(2)).describe();
    }

    PickleDocument& m_document;
    PickleIndex m_function, m_arguments;
};

/// Zip checkpoints number their storages, older files name them by an address.
bool isStorageKey(std::string_view key, bool isOld)
{
    return !key.empty() && key.size() <= (isOld ? 20 : 10)
        && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Bytes of the given count of a storage's numbers.
std::optional<std::uint64_t> bytesOf(
    const PickleDocument& document, PickleIndex count, const PickleGlobalKind& kind)
{
    if (document.kind(count) != PickleKind::Int || document.number(count) < 0)
        return std::nullopt;
    return checkedProduct(std::uint64_t(document.number(count)), std::max<std::size_t>(1, kind.itemBytes));
}

/// Part of a storage, as files from before PyTorch 0.4 have it: (key, offset, count), or None for the whole.
PickleIndex viewOf(
    PickleDocument& document, PickleIndex storage, PickleIndex view, const PickleStorage& whole)
{
    if (document.kind(view) == PickleKind::None)
        return storage;
    const bool isView = document.kind(view) == PickleKind::Tuple && document.items(view).size() == 3;
    const auto start = isView ? bytesOf(document, document.items(view)[1], whole.kind) : std::nullopt;
    const auto length = isView ? bytesOf(document, document.items(view)[2], whole.kind) : std::nullopt;
    if (!start || !length || !fits(*start, *length, whole.bytes))
        malformed("VTS-L4", "A view of storage " + whole.key + " does not lie inside it.", document.file());
    return document.addStorageView(storage, *start, *length);
}

/// Whatever else has an identity in the file: the classes of modules in old files, and what nobody knows.
PickleIndex opaquePersistent(PickleDocument& document, PickleIndex id)
{
    const auto isName = [&](PickleIndex value) {
        return document.kind(value) == PickleKind::Global || document.kind(value) == PickleKind::Opaque;
    };
    const bool hasName = document.kind(id) == PickleKind::Tuple && document.items(id).size() >= 2
        && isName(document.items(id)[1]);
    return document.addOpaque(hasName ? document.items(id)[1] : document.addGlobal("persistent", "id"));
}

} // namespace

PickleIndex describeCall(PickleDocument& document, PickleIndex function, PickleIndex arguments)
{
    if (document.kind(function) == PickleKind::Opaque)
        return document.addOpaque(function);
    if (document.kind(function) != PickleKind::Global || document.kind(arguments) != PickleKind::Tuple)
        malformed("VTS-P9",
            "The pickle calls " + std::string(nameOf(document.kind(function))) + " with "
                + nameOf(document.kind(arguments)) + ".",
            document.file());
    return Call(document, function, arguments).describe();
}

PickleIndex describePersistent(PickleDocument& document, PickleIndex id)
{
    const std::size_t count = document.kind(id) == PickleKind::Tuple ? document.items(id).size() : 0;
    const bool isOld = count == 6;
    const bool isStorage = (count == 5 || isOld) && document.isText(document.items(id)[0], "storage")
        && document.kind(document.items(id)[1]) == PickleKind::Global
        && document.global(document.items(id)[1]).kind.call == PickleCall::StorageType;
    if (!isStorage)
        return opaquePersistent(document, id);
    const std::vector<PickleIndex> items(document.items(id).begin(), document.items(id).end());
    if (document.kind(items[2]) != PickleKind::Text || !isStorageKey(document.text(items[2]), isOld))
        malformed("VTS-T5", "The checkpoint names a storage by something that is not a short number.",
            document.file());
    const auto kind = document.global(items[1]).kind;
    const auto bytes = bytesOf(document, items[4], kind);
    const std::string key(document.text(items[2]));
    if (!bytes)
        malformed("VTS-T5", "Storage " + key + " has an impossible length.", document.file());
    const PickleStorage storage{key, kind, *bytes};
    const auto value = document.addStorage(storage);
    return isOld ? viewOf(document, value, items[5], storage) : value;
}

} // namespace vitscope
