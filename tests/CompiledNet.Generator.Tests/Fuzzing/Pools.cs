namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>What declarations are drawn from: much that is ordinary, and all that is known to be awkward.</summary>
internal static class Pools
{
    /// <summary>Identifiers: ordinary, keywords, the same as names in emitted code, and letters of other scripts.</summary>
    public static readonly string[] Names =
    [
        "Net", "Body", "Hidden", "Class", "Value", "a", "_", "__", "x1", "X",
        "@class", "@event", "@default", "@namespace", "@float", "@ref", "@in", "@this", "@base", "@null",
        "@scoped", "@required", "@file", "@extension", "@partial", "@union", "@closed", "@var", "@field",
        "var", "record", "field", "value", "required", "scoped", "file", "nint", "async", "await", "dynamic", "partial", "global", "get", "set", "init", "where", "when", "with", "or", "not", "yield", "extension", "allows", "nameof",
        "Kernels", "Structure", "Inference", "Training", "Sample", "Run", "Vector128", "Vector256", "Vector512", "Unsafe", "MemoryMarshal", "System", "MathF", "Math", "CompiledNet", "Numerics", "Generated",
        "Node", "NetworkDescription", "LayerDescription", "RandomDraw", "Padding", "Scalar", "ReLU", "Dense", "Network", "Lanes256", "Span", "ReadOnlySpan", "ArgumentException", "AlignedBuffer", "INetwork", "Single", "Double", "Int32", "Object", "ToString", "GetHashCode", "Equals", "MemberwiseClone", "Finalize",
        "network", "input", "output", "inputs", "outputs", "parameters", "memory", "rows", "row", "capacity", "workspace", "draw", "total", "scale", "weights", "seed", "losses", "targets", "prediction", "target", "sampleWeights",
        "HiddenForward", "HiddenBackward", "Hidden_2", "HiddenKernel", "TargetSize2", "Target0Size", "InferenceRowLength", "MatrixProduct256", "MatrixProduct", "_memory", "_parameters",
        "XAt", "XValue", "XAtValue", "XForward", "XKernel", "XBias", "X_2", "XAt_2", "XGradient", "XCopy", "XStep", "KernelsForward", "InputsValue", "NForward", "Bits128", "Tiles", "Stepping", "BFloat16Inference",
        "Größe", "网络", "Ω", "İ", "ı", "ß", "é", "ñandú", "слой", "שכבה", "ｗｉｄｅ", "x\u0301", "ǅ",
    ];

    /// <summary>Types of a row's properties.</summary>
    public static readonly string[] ColumnTypes = ["float", "int?", "decimal", "ulong", "string", "string?", "bool", "bool?", "global::System.DayOfWeek", "global::Demo.Nothing", "global::Demo.Nothing?", "global::Demo.Faded"];

    public static readonly string[] WrongColumnTypes = ["object", "int[]", "global::System.DateTime", "Nowhere", "dynamic", "nint", "(int, int)"];

    /// <summary>Members that a compiled network declares itself.</summary>
    public static readonly string[] Reserved =
    [
        "Predict", "Description", "Parameters", "Session", "InputSize", "OutputSize", "TargetSize", "ParameterCount", "MultiplyAdds",
        "WorkspaceBytes", "FromFile", "CreateSession", "Infer", "Losses", "Backpropagate", "PredictBatch", "_compiledParameters", "_compiledMemory",
    ];

    /// <summary>Names of layers in a stack, as texts.</summary>
    public static readonly string[] LayerNames =
        ["dense", "dense_1", "Dense", "hidden.1", "a-b", "class", "1st", "Kernels", "Predict", "Ünï", "网络", "x_", "input", "dropout", "a.b", "a_b", "A b"];

    public static readonly string[] WrongLayerNames = ["", " ", "a/b", "</summary>", "\\\"", "\\n//", "\\0", "*/", "{0}", "${x}"];

    public static readonly string[] Namespaces =
    [
        "F#", "F#", "F#.Demo", "F#.System", "System.F#", "CompiledNet.F#", "CompiledNet.Generated.F#", "F#.CompiledNet", "F#.CompiledNet.Generated", "F#.@class", "F#.Kernels",
        "F#.System.Runtime", "System.Runtime.F#", "F#.Größe", "F#.@event.@int", "F#.Unsafe", "F#.Node",
    ];

    public static readonly string[] Activations =
    [
        "ELU", "Exponential", "GELU", "GELUTanh", "HardSigmoid", "HardSwish", "LeakyReLU", "Linear", "Mish", "ReLU", "ReLU6", "SELU", "SiLU", "Sigmoid",
        "Softmax", "Softplus", "Softsign", "Swish", "Tanh",
        "global::Demo.Curve", "global::Demo.Leaky", "global::Demo.Generic<int>", "global::Demo.@class.@default", "global::Demo.Whole",
    ];

    public static readonly string[] WrongActivations =
        ["global::Demo.Hidden.Secret", "global::Demo.Reference", "int", "string", "global::Demo.Square", "global::Demo.Generic<>", "Nowhere", "System.DateTime", "dynamic", "int[]", "global::Demo.Demanding", "global::Demo.Required", "MeanSquaredError", "T", "(int, int)", "int?"];

    public static readonly string[] Losses =
    [
        "BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy", "MeanSquaredError", "MeanAbsoluteError", "Huber", "LogCosh",
        "Hinge", "SquaredHinge", "CategoricalHinge", "KLDivergence", "Poisson", "CosineSimilarity", "global::Demo.Square",
    ];

    public static readonly string[] WrongLosses = ["ReLU", "int", "string", "global::Demo.Curve", "Nowhere", "global::Demo.Hidden.Secret", "object"];

    public static readonly string[] Initializers =
    [
        "Zeros", "Ones", "Constant", "RandomNormal", "RandomUniform", "TruncatedNormal", "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform",
        "LeCunNormal", "LeCunUniform", "Orthogonal", "Identity",
    ];

    public static readonly string[] Regularizers = ["L1", "L2", "L1L2"];

    public static readonly string[] Constraints = ["MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm"];

    public static readonly string[] WrongTraits =
        ["Adam", "ReLU", "int", "string", "object", "IInitializer", "global::Demo.Generic<>", "Nowhere", "void", "int*", "global::Demo.Hidden.Secret", "L2", "Zeros", "System.Math", "global::Demo.Filled", "System.Collections.Generic.List<>", "dynamic", "MaxNorm"];

    public static readonly int[] Units = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 33];

    public static readonly string[] WildUnits =
    [
        "0", "-1", "-2147483648", "2147483647", "65536", "46341", "100000", "1.5", "\"3\"", "null", "'x'", "(byte)3", "3L", "default", "true", "new[] { 1, 2 }", "units: 3", "Units = 3", "Nowhere", "1, 2", "typeof(int)", "nameof(System)", "unchecked((int)0xFFFFFFFF)", "int.MaxValue + 1", "double.NaN", "1 / 0",
    ];

    public static readonly string[] Rates = ["0", "0.5", "0.1", "0.25f", "1e-300", "0.9999999999999999", "1 / 3.0"];

    public static readonly string[] WildNumbers =
        ["-0.5", "1", "1e300", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "double.Epsilon", "-0.0", "3", "\"0.5\"", "null", "float.NaN", "0.5m", "1e400", "default", "-1", "double.MaxValue", "true"];
}
