// SPDX-License-Identifier: MIT
#include "core/weights/pickle_globals.h"

#include <algorithm>
#include <array>

namespace vitscope {

namespace {

using namespace std::string_view_literals;
using enum PickleCall;

struct Row
{
    std::string_view name; ///< modules under their newest name, see `renamed`
    PickleGlobalKind kind;
};

constexpr Row function(std::string_view name, PickleCall call)
{
    return {name, {call, ElementType::Other, 0, {}}};
}

constexpr Row storage(std::string_view name, ElementType type, std::size_t bytes, std::string_view typeName)
{
    return {name, {StorageType, type, bytes, typeName}};
}

constexpr Row number(std::string_view name, ElementType type, std::size_t bytes)
{
    return {name, {NumberType, type, bytes, name.substr("torch."sv.size())}};
}

constexpr Row rows[] = {
    function("collections.OrderedDict", Dict),
    function("collections.Counter", Dict),
    function("collections.defaultdict", DefaultDict),
    function("builtins.dict", Dict),
    function("builtins.list", Same),
    function("builtins.tuple", Same),
    function("builtins.set", Same),
    function("builtins.frozenset", Same),
    function("builtins.bytearray", Same),
    function("builtins.int", Same),
    function("builtins.float", Same),
    function("builtins.str", Same),
    function("builtins.bool", Same),
    function("builtins.complex", Inert),
    function("builtins.eval", Eval),
    function("_codecs.encode", Encode),
    function("numpy._core.multiarray._reconstruct", EmptyArray),
    function("numpy._core.numeric._frombuffer", ArrayOf),
    function("numpy._core.multiarray.scalar", Inert),
    function("numpy.ndarray", Inert),
    function("numpy.dtype", NumpyTypeOf),
    function("torch._utils._rebuild_tensor", Tensor),
    function("torch._utils._rebuild_tensor_v2", Tensor),
    function("torch._utils._rebuild_tensor_v3", TypedTensor),
    function("torch._utils._rebuild_parameter", Parameter),
    function("torch._utils._rebuild_parameter_with_state", Parameter),
    function("torch.nn.parameter.Parameter", Parameter),
    function("torch.nn.Parameter", Parameter),
    function("torch._tensor._rebuild_from_type_v2", FromType),
    function("torch.Size", Same),
    function("torch.jit._pickle.build_intlist", Same),
    function("torch.jit._pickle.build_doublelist", Same),
    function("torch.jit._pickle.build_boollist", Same),
    function("torch.jit._pickle.build_tensorlist", Same),
    function("torch.jit._pickle.restore_type_tag", Same),
    function("torch.device", Inert),
    function("torch.serialization._get_layout", Inert),
    storage("torch.FloatStorage", ElementType::F32, 4, "float32"),
    storage("torch.DoubleStorage", ElementType::F64, 8, "float64"),
    storage("torch.HalfStorage", ElementType::F16, 2, "float16"),
    storage("torch.BFloat16Storage", ElementType::BF16, 2, "bfloat16"),
    storage("torch.LongStorage", ElementType::I64, 8, "int64"),
    storage("torch.IntStorage", ElementType::I32, 4, "int32"),
    storage("torch.ShortStorage", ElementType::I16, 2, "int16"),
    storage("torch.CharStorage", ElementType::I8, 1, "int8"),
    storage("torch.ByteStorage", ElementType::U8, 1, "uint8"),
    storage("torch.BoolStorage", ElementType::Bool, 1, "bool"),
    storage("torch.ComplexFloatStorage", ElementType::Other, 8, "complex64"),
    storage("torch.ComplexDoubleStorage", ElementType::Other, 16, "complex128"),
    storage("torch.QInt8Storage", ElementType::Other, 1, "qint8"),
    storage("torch.QUInt8Storage", ElementType::Other, 1, "quint8"),
    storage("torch.QInt32Storage", ElementType::Other, 4, "qint32"),
    storage("torch.storage.UntypedStorage", ElementType::Other, 0, "bytes"),
    storage("torch.UntypedStorage", ElementType::Other, 0, "bytes"),
    number("torch.float32", ElementType::F32, 4),
    number("torch.float64", ElementType::F64, 8),
    number("torch.float16", ElementType::F16, 2),
    number("torch.bfloat16", ElementType::BF16, 2),
    number("torch.int64", ElementType::I64, 8),
    number("torch.int32", ElementType::I32, 4),
    number("torch.int16", ElementType::I16, 2),
    number("torch.int8", ElementType::I8, 1),
    number("torch.uint8", ElementType::U8, 1),
    number("torch.bool", ElementType::Bool, 1),
    number("torch.uint16", ElementType::Other, 2),
    number("torch.uint32", ElementType::Other, 4),
    number("torch.uint64", ElementType::Other, 8),
    number("torch.complex64", ElementType::Other, 8),
    number("torch.complex128", ElementType::Other, 16),
    number("torch.float8_e4m3fn", ElementType::Other, 1),
    number("torch.float8_e5m2", ElementType::Other, 1),
    number("torch.float8_e4m3fnuz", ElementType::Other, 1),
    number("torch.float8_e5m2fnuz", ElementType::Other, 1),
    number("torch.float8_e8m0fnu", ElementType::Other, 1),
};

/// Modules that Python 2 or an older NumPy knew by another name.
std::string renamed(std::string_view full)
{
    constexpr std::pair<std::string_view, std::string_view> names[]
        = {{"__builtin__.", "builtins."}, {"numpy.core.", "numpy._core."}};
    for (const auto& [before, after] : names)
        if (full.starts_with(before))
            return std::string(after) + std::string(full.substr(before.size()));
    return std::string(full);
}

/// A name or module that stands for everything below it, too.
constexpr std::string_view dangerous[] = {"os", "posix", "nt", "sys", "subprocess", "importlib", "imp",
    "runpy", "socket", "ctypes", "shutil", "pickle", "_pickle", "cPickle", "dill", "cloudpickle", "marshal",
    "pty", "popen2", "codeop", "webbrowser", "multiprocessing", "asyncio", "timeit", "pdb", "bdb", "doctest",
    "idlelib", "pip", "ensurepip", "venv", "distutils", "setuptools", "pydoc", "code.InteractiveInterpreter",
    "code.InteractiveConsole", "code.interact", "commands.getoutput", "commands.getstatusoutput",
    "platform.popen", "trace.Trace", "profile.Profile", "profile.run", "profile.runctx", "cProfile.Profile",
    "cProfile.run", "cProfile.runctx", "operator.attrgetter", "operator.methodcaller", "types.CodeType",
    "types.FunctionType", "urllib", "urllib2", "http", "httplib", "ftplib", "smtplib", "telnetlib", "xmlrpc",
    "requests", "io.open", "io.FileIO", "_io.open", "_io.FileIO", "codecs.open", "builtins.exec",
    "builtins.compile", "builtins.open", "builtins.getattr", "builtins.setattr", "builtins.delattr",
    "builtins.__import__", "builtins.globals", "builtins.locals", "builtins.vars", "builtins.input",
    "builtins.breakpoint", "builtins.execfile", "builtins.apply", "builtins.reload", "builtins.file",
    "builtins.eval", "torch.hub", "torch.load", "torch.serialization.load", "torch.ops.load_library",
    "torch.utils.cpp_extension", "torch.utils.collect_env", "torch.utils.model_zoo", "torch.utils.bottleneck",
    "torch.utils._config_module", "torch.distributed.rpc", "torch._inductor", "torch._dynamo",
    "torch.jit.load", "torch.jit.unsupported_tensor_ops", "torch.package", "torch.fx", "numpy.load",
    "numpy.testing", "numpy.f2py", "joblib.load"};

bool isOrIsBelow(std::string_view name, std::string_view top)
{
    return name.starts_with(top) && (name.size() == top.size() || name[top.size()] == '.');
}

} // namespace

PickleGlobalKind pickleGlobal(std::string_view full)
{
    if (full.starts_with("__torch__."))
        return {Script, ElementType::Other, 0, {}};
    const std::string name = renamed(full);
    const auto row = std::find_if(
        std::begin(rows), std::end(rows), [&](const Row& known) { return known.name == name; });
    return row == std::end(rows) ? PickleGlobalKind{} : row->kind;
}

bool isDangerousGlobal(std::string_view full)
{
    const std::string name = renamed(full);
    if (std::any_of(std::begin(dangerous), std::end(dangerous),
            [&](std::string_view top) { return isOrIsBelow(name, top); }))
        return true;
    // A module reached through another one: torch.serialization.os.system.
    for (auto point = name.find('.'); point != std::string::npos; point = name.find('.', point + 1))
        for (const auto top : {"os"sv, "posix"sv, "nt"sv, "sys"sv, "subprocess"sv, "builtins"sv, "ctypes"sv,
                 "importlib"sv, "__builtins__"sv, "__globals__"sv, "__subclasses__"sv})
            if (isOrIsBelow(std::string_view(name).substr(point + 1), top))
                return true;
    return false;
}

} // namespace vitscope
