using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the other part of the user's class: constants, constructor, prediction, and the seam to the runtime.</summary>
/// <remarks>Everything is named in full here: the user's own names are in scope and must not shadow ours.</remarks>
internal static class SurfaceEmitter
{
    public static string Emit(CompiledProgram program)
    {
        var writer = FileHeader.Begin(program, "the class that its user sees.");
        PartialType.Write(program.Spec.Type, $"class {program.Spec.Type.Name} : global::CompiledNet.INetwork<{program.Spec.Type.Name}, {program.Scalar}>", writer, () =>
        {
            WriteConstants(program, writer);
            WriteState(program, writer);
            WriteLastingStates(program, writer);
            WriteNodes(program, writer);
            writer.Lines(Prediction(program));
            writer.Line();
            SessionEmitter.Write(program, writer);
            writer.Line();
            if (program.Spec.BFloat16Session)
            {
                BFloat16SessionEmitter.Write(program, writer);
                writer.Line();
            }

            writer.Lines(SeamEmitter.Emit(program));
        });
        return writer.ToString();
    }

    private static void WriteConstants(CompiledProgram program, SourceWriter writer)
    {
        int bytes = checked(program.SampleMemory * Padding.SizeOf(program.Spec.ElementType));
        Constant("Numbers per sample, all inputs together.", "int", "InputSize", Sizes.Inputs(program.Shaped).ToString());
        Constant("Numbers per prediction, all outputs together.", "int", "OutputSize", Sizes.Outputs(program.Shaped).ToString());
        Constant("Parameters, trainable or not.", "int", "ParameterCount", Sizes.Parameters(program).ToString());
        Constant("Multiplications with addition per sample in one prediction.", "long", "MultiplyAdds", Literals.Of(Sizes.MultiplyAdds(program)));
        Constant("Bytes of working memory for one sample in prediction.", "int", "WorkspaceBytes", bytes.ToString());
        if (program.Stepping is { } stepping)
        {
            Constant("Numbers that <see cref=\"Session.Step\"/> takes: a frame of each sequence among the inputs, the others whole.", "int", "StepInputSize", Sizes.Inputs(stepping.Graph.Shaped).ToString());
            Constant("Numbers that <see cref=\"Session.Step\"/> gives.", "int", "StepOutputSize", Sizes.Outputs(stepping.Graph.Shaped).ToString());
        }

        void Constant(string summary, string type, string name, string value)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"public const {type} {name} = {value};");
            writer.Line();
        }
    }

    private static void WriteState(CompiledProgram program, SourceWriter writer) => writer.Lines($$"""
        // Read once by every prediction, so that an exchange shows nobody a mixture.
        private global::CompiledNet.CompilerServices.ParameterSet<{{program.Scalar}}> _compiledParameters = {{NewSet(program)}};
        private readonly global::CompiledNet.Numerics.AlignedBuffer<{{program.Scalar}}> _compiledMemory = new({{program.SampleMemory}});

        /// <summary>A network with its first random weights.</summary>
        /// <param name="seed">The same seed gives the same weights.</param>
        public {{program.Spec.Type.Name}}(int seed = 0) => global::CompiledNet.NetworkInitialization.Initialize(this, seed);

        // All weights are zero until a file's are loaded: to draw them first takes longer than to load them.
        private {{program.Spec.Type.Name}}(int? none) { }

        /// <summary>A network with the weights of a file.</summary>
        /// <param name="path">A file that a network was saved to whose predictions compute the same.</param>
        /// <exception cref="global::CompiledNet.WeightFileException">The file cannot be read, is damaged, or is of a network that computes something else; the message names the first difference.</exception>
        public static {{program.Spec.Type.Name}} FromFile(string path) => FromFile(path, out global::CompiledNet.Scaler? unused);

        /// <summary>A network with the weights of a file, and the scaler that was saved with them.</summary>
        /// <param name="path">A file that a network was saved to whose predictions compute the same.</param>
        /// <param name="scaler">The scaler, or null if none was saved.</param>
        /// <exception cref="global::CompiledNet.WeightFileException">The file cannot be read, is damaged, or is of a network that computes something else; the message names the first difference.</exception>
        public static {{program.Spec.Type.Name}} FromFile(string path, out global::CompiledNet.Scaler? scaler)
        {
            {{program.Spec.Type.Name}} network = new(none: null);
            global::CompiledNet.WeightFile.Load(network, path, out scaler);
            return network;
        }

        /// <summary>Layers, parameters, inputs and outputs.</summary>
        public global::CompiledNet.NetworkDescription Description => {{Internal(program)}}.Structure.Description;

        /// <summary>Target numbers per sample, all outputs together.</summary>
        public static int TargetSize => {{Internal(program)}}.Structure.TargetSize;

        /// <summary>All parameters in one block, to be read: <see cref="Description"/> says which lies where, <see cref="Weights"/> changes them.</summary>
        public global::System.ReadOnlyMemory<{{program.Scalar}}> Parameters => _compiledParameters.Values;

        /// <summary>The parameters by name, such as <c>dense/kernel</c>, read and written row by row in Keras' shapes.</summary>
        public global::CompiledNet.WeightCollection<{{program.Scalar}}> Weights => new(this);

        /// <summary>A network of its own with the same weights, names of features and classes, and pipeline.</summary>
        public {{program.Spec.Type.Name}} Clone() => global::CompiledNet.CompilerServices.NetworkCalls.Copy<{{program.Spec.Type.Name}}, {{program.Scalar}}>(this);

        """);

    private static void WriteLastingStates(CompiledProgram program, SourceWriter writer)
    {
        if (!program.IsStateful) return;
        writer.Lines($$"""
            private readonly global::CompiledNet.Numerics.AlignedBuffer<{{program.Scalar}}> _compiledStates = new({{program.InferenceMemory.StateLength}});

            /// <summary>Forgets what <see cref="Predict"/> carries from call to call: the next sample begins at zero.</summary>
            public void ResetStates() => _compiledStates.Span.Clear();

            """);
    }

    private static void WriteNodes(CompiledProgram program, SourceWriter writer)
    {
        var graph = program.Shaped.Graph;
        int[] layers = new int[graph.Nodes.Length];
        for (int i = 1; i < layers.Length; i++) layers[i] = layers[i - 1] + (graph.Nodes[i - 1].Inputs.Length > 0 ? 1 : 0);
        foreach (var property in graph.Properties)
        {
            // The description lists inputs apart from layers; a handle of one has no layer.
            bool isLayer = graph.Nodes[property.NodeId].Inputs.Length > 0;
            string value = isLayer ? $"new global::CompiledNet.Node({Internal(program)}.Structure.Description.Layers[{layers[property.NodeId]}])" : "default";
            // Those of a variant are declared here alone, where nobody else can describe them.
            if (!property.Modifiers.Contains("partial")) writer.Line($"/// <summary>The layer that is declared as {property.Name}.</summary>");
            writer.Line($"{property.Modifiers} global::CompiledNet.Node {property.Name} => {value};");
            writer.Line();
        }
    }

    private static string Prediction(CompiledProgram program) => $$"""
        /// <summary>Predicts one sample. Allocates nothing; one caller at a time, see <see cref="CreateSession"/>.</summary>
        /// <param name="input"><see cref="InputSize"/> numbers.</param>
        /// <param name="output">Takes <see cref="OutputSize"/> numbers.</param>
        /// <exception cref="global::System.ArgumentException">A span has another length.</exception>
        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
        public void Predict(global::System.ReadOnlySpan<{{program.Scalar}}> input, global::System.Span<{{program.Scalar}}> output)
        {
            if (input.Length != InputSize || output.Length != OutputSize) global::CompiledNet.CompilerServices.NetworkCalls.ThrowSpanLengths(Description, input.Length, output.Length);
        {{Indented(PredictCall.Write(program, "_compiledParameters", "_compiledMemory", "_compiledStates"), "    ")}}
        }

        /// <summary>A caller of its own memory over this network's parameters: as many as wish may predict at the same time.</summary>
        public Session CreateSession() => new(this);
        """;

    private static string NewSet(CompiledProgram program) => program.HasDerived
        ? $"new({program.Parameters.Length}, {program.Derived.Length}, {Internal(program)}.Derivation.Run)"
        : $"new({program.Parameters.Length})";

    private static string Internal(CompiledProgram program) => PredictCall.Namespace(program);

    private static string Indented(string text, string indent) => indent + text.Replace("\n", "\n" + indent);
}
