using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>The diagnostic of every <see cref="ProblemCode"/>: title, message with what to do, and the longer explanation.</summary>
internal static class Descriptors
{
    private const string Category = "CompiledNet";

    private static readonly Dictionary<ProblemCode, DiagnosticDescriptor> ByCode = new[]
    {
        Error(ProblemCode.ClassNotPartial, "The class is not partial",
            "'{0}' must be partial, because the network is emitted as another part of it: write 'partial class'",
            "Networks and blocks are completed by generated code."),
        Error(ProblemCode.ContainingTypeNotPartial, "A containing type is not partial",
            "'{1}' must be partial, because '{0}' inside it gets a generated part: write 'partial' before it",
            "All types around a network or block have to be partial."),
        Error(ProblemCode.NoLayers, "No layers",
            "'{0}' has no layers: put layer attributes such as [Input(8)] and [Dense(1)] on the class, or on partial properties of type Node",
            "A network needs an input and at least one further layer."),
        Error(ProblemCode.NoInput, "No input",
            "'{0}' has no input: begin with [Input(…)]",
            "The first layer says what shape a sample has. In a block it is [Input] without a shape."),
        Error(ProblemCode.ShapeMismatch, "Shapes do not fit",
            "'{0}' expects {1}, but gets {2}: {3}",
            "The shape that comes in is not one that the layer can take."),
        Error(ProblemCode.ArgumentOutOfRange, "Argument out of range",
            "'{0}': {1} is {2}, but has to be {3}",
            "Sizes are at least 1, rates are probabilities, and so on; the message says what is allowed."),
        Error(ProblemCode.SizeOverflow, "Too large",
            "'{0}': {1} is too large; at most 2^31 - 1 bytes are possible: use fewer units, channels or ids, or a smaller input",
            "Tensors, parameters and the parameter block are addressed with 32 bits."),
        Error(ProblemCode.UnknownFrom, "Unknown layer in From",
            "'{0}' reads '{1}', which is no layer here; there are {2}",
            "From names a layer of the same class, best by nameof."),
        Error(ProblemCode.ForwardFrom, "A layer reads itself or one below",
            "'{0}' reads '{1}', which does not come before it: move '{1}' up or read another layer",
            "Layers are computed in the order in which they are declared; in a block for [Recurrent], [State] hands a result to the next step."),
        Error(ProblemCode.BothDoors, "Layers on the class and on properties",
            "'{0}' has layers both on the class and on its properties: keep one of the two",
            "A stack has its layers on the class, a graph on its properties."),
        Error(ProblemCode.SeveralParts, "Layers in several parts of the class",
            "'{0}' has layers in several parts of the class, which have no order: move them all into one part",
            "The order of layers matters, and the parts of a partial class have none that a reader could see."),
        Error(ProblemCode.LanguageVersionTooOld, "The language version is too old",
            "'{0}' needs C# 13 or newer, but the project uses C# {1}: remove <LangVersion> or raise it",
            "Partial properties exist since C# 13."),
        Error(ProblemCode.UnusableType, "A type that cannot be used",
            "'{0}' cannot use '{1}': {2}",
            "Generated code creates and calls the type, so it must be concrete, accessible in the whole project and implement what its place asks for."),
        Error(ProblemCode.DuplicateName, "A name given twice",
            "'{0}' is the name of another layer too: choose a different Name",
            "Parameters are saved by the names of their layers."),
        Error(ProblemCode.InputNotFirst, "The input is not first",
            "'{0}' stands in the wrong place: the input has to be the first layer, and a stack has only one",
            "Several inputs are possible in a graph; its first layer has to be one."),
        Error(ProblemCode.WrongInputCount, "Wrong number of inputs",
            "'{0}': {1} reads {2}, but here it reads {3}: name what it reads by nameof, in a network declared by properties of type Node",
            "A layer reads the one above unless it names others."),
        Error(ProblemCode.UnknownLayer, "Not a known layer",
            "'{0}': {1} cannot be compiled: {2}",
            "Layers are the library's own attributes, or attributes derived from them that take the same constructor parameters."),
        Error(ProblemCode.UnsupportedClass, "This kind of class cannot be a network",
            "'{0}' cannot be a network or block: it {1}",
            "A network or block is an ordinary partial class."),
        Error(ProblemCode.ReservedMember, "A reserved name",
            "'{0}' must not declare '{1}', which the compiled network has itself: choose another name",
            "The generated part of a network declares members of its own."),
        Error(ProblemCode.UnusableProperty, "Not a property for a layer",
            "'{0}' cannot carry a layer: it {1}; write 'public partial Node {0} {{ get; }}'",
            "The layers of a graph are partial properties of type Node with a getter alone."),
        Error(ProblemCode.SeveralLayers, "Several layers on one property",
            "'{0}' carries several layers: give each its own property",
            "A property of a graph stands for one layer."),
        Error(ProblemCode.OutputWithoutLayer, "An output without a layer",
            "'{0}' is an output without a layer: add a layer attribute such as [Dense(1)] beside it",
            "Output makes the layer on the same property an output."),
        Error(ProblemCode.NodeWithoutLayer, "A node without a layer",
            "'{0}' has no layer: add a layer attribute such as [Dense(8)], or remove the property",
            "Every partial property of type Node in a network or block stands for a layer."),
        Error(ProblemCode.SeveralLosses, "Several losses or outputs in one place",
            "'{0}' has several losses or outputs: keep one",
            "A stack has one loss, and so has each output of a graph."),
        Error(ProblemCode.LossInGraph, "A loss on the class of a graph",
            "'{0}' has its layers on properties: put [Output<…>] on the property of the output instead of [Loss<…>] on the class",
            "In a graph the loss belongs to the output that it trains."),
        Error(ProblemCode.FromInStack, "From in a stack",
            "'{0}' names the layers it reads, but in a stack each layer reads the one above: declare the network by properties of type Node",
            "Only a graph can be wired."),
        Error(ProblemCode.UnknownOption, "The loss has no such option",
            "'{0}': {1} has no option {2}: remove it, or give the loss a public property '{3} {2} {{ get; set; }}'",
            "Options are assigned to the properties of the loss that have the same name."),
        Error(ProblemCode.UnusedLayer, "A layer that nothing uses",
            "'{0}' is neither read nor an output: read it, mark it [Output] or remove it",
            "A layer without effect is most often a forgotten From."),
        Error(ProblemCode.RecursiveBlock, "A block inside itself",
            "'{0}' uses the block {1}, which contains this place again: a block must not contain itself",
            "Blocks are expanded while compiling, which would not end."),
        Error(ProblemCode.OutputInBlock, "An output or loss in a block",
            "'{0}' is in a block, which has neither outputs nor losses: mark the layer that uses the block",
            "The last layer of a block is its result."),
        Error(ProblemCode.InputShapeInBlock, "The input of a block has a shape",
            "'{0}' is the input of a block and takes its shape from where the block is used: write [Input]",
            "A block fits wherever the shapes allow it."),
        Error(ProblemCode.NameInGraph, "Name in a graph",
            "'{0}' has its name from the property: remove Name",
            "In a graph the property's name is the layer's name."),
        Error(ProblemCode.ArgumentsWithoutType, "Arguments without a type",
            "'{0}': {1} is given without {2}: add {2} or remove {1}",
            "The arguments are those of the constructor of the type."),
        Error(ProblemCode.NetworkAndBlock, "Network and block at once",
            "'{0}' is marked both [Network] and [Block]: keep one",
            "A block is a part of networks; put it into a network of its own."),
        Error(ProblemCode.OutputOnInput, "An input that is an output",
            "'{0}' is an input and cannot be an output: mark a layer that computes something",
            "An output is the result of a layer."),
        Error(ProblemCode.InvalidName, "Not a name for a layer",
            "'{0}' is not a name for a layer: use letters, digits, '_', '-' and '.'",
            "Names become part of the names of parameters in files, where '/' separates."),
        Error(ProblemCode.TooManyLayers, "Too many layers",
            "'{0}' makes at least {1} layers; at most {2} are possible: use a smaller Repeat, here or in the blocks inside",
            "Blocks within repeated blocks multiply."),
        Error(ProblemCode.CannotStream, "No form for streaming",
            "'{0}' cannot take a sequence step by step: {1}; replace it, or remove Streaming = true",
            "[Network(Streaming = true)] asks for session.Step, which takes one frame at a time; every layer that a sequence reaches has to do without the frames to come."),
        Error(ProblemCode.CannotRunOnFrames, "A layer that needs the whole sequence",
            "'{0}' stands in a block that runs on every frame of a sequence, where {1} {2}; put it outside of the block",
            "[TimeDistributed] and [Recurrent] give a block one frame at a time; layers that need the whole sequence, or the whole batch, have no place in it."),
        Error(ProblemCode.StateOutsideCell, "A state outside of a cell",
            "'{0}' {1}, but only a block that [Recurrent<…>] takes through a sequence has states: put it into one, or remove the state",
            "A state is what one step of a recurrence leaves for the next; without steps there is none."),
        Error(ProblemCode.StateWithoutNext, "A state without a next value",
            "'{0}' {1}: write Next = nameof(…) with another layer of this block, whose result the next step finds here",
            "Next names the layer that computes what the state is at the next step."),
        Error(ProblemCode.CellWithoutState, "A cell without a state",
            "'{0}' takes the block {1} through a sequence, but {1} has no state to carry along: add [State(…, Next = nameof(…))] to it, or use [TimeDistributed<{1}>]",
            "Without a state every step is like the first, which [TimeDistributed] computes for all frames at once."),
        Error(ProblemCode.StateShape, "A state of another shape than its next value",
            "'{0}' is {1}, but '{2}', which gives its next value, is {3}: make both the same",
            "A state has one shape at all steps."),
        Error(ProblemCode.StatefulBothWays, "A state kept for both directions",
            "'{0}' reads its sequence both ways and cannot keep its state from batch to batch: remove Stateful or Bidirectional",
            "A state goes on where the batch before ended; the direction from the end would have to begin with what only the batch behind it brings."),
        Error(ProblemCode.LayersWithoutNetwork, "Layers without a network",
            "'{0}' has the layer [{1}], but is neither a network nor a block, so that nothing is compiled: put [Network] or [Block] on it",
            "Layers mean something on a class marked [Network] or [Block], and on its properties; they are not inherited."),
        Warning(ProblemCode.SoftmaxOfOneNumber, "A softmax of one number",
            "'{0}' applies Softmax to one number, which always gives 1: use Sigmoid for yes or no, or one unit for each class",
            "Softmax shares 1 out among the numbers along the last axis."),
        Warning(ProblemCode.ActivationBeforeLogits, "An activation before a loss that takes logits",
            "'{0}' applies {1}, but {2} with FromLogits = true takes the numbers before it: remove FromLogits or the activation",
            "With FromLogits the loss applies sigmoid or softmax itself; twice is another function, whose gradients vanish. Without FromLogits the two are computed together, and as precisely."),
        Warning(ProblemCode.NumbersOutsideLoss, "Numbers that the loss does not take",
            "'{0}' gives {1}, but {2} takes {3}: {4}",
            "Outside of what a loss is made for it is clipped, flat or not a number, and training stands still."),
        Warning(ProblemCode.ClassesApart, "Classes that do not exclude each other",
            "'{0}' gives by {1} a probability for each number by itself, but {2} takes those of classes of which one is right: use Softmax with a unit for each class, or BinaryCrossentropy",
            "A categorical crossentropy looks at the right class alone; without Softmax nothing makes the others smaller."),
        Info(ProblemCode.LabelsTogether, "Labels that exclude each other",
            "'{0}' shares 1 out among its numbers by Softmax, while {1} takes each as a label by itself: use CategoricalCrossentropy for classes of which one is right, or Sigmoid for labels that may hold together",
            "It trains, but mostly one of the two was meant."),
        Info(ProblemCode.LinearBeforeDense, "A layer without activation before another",
            "'{0}' has no activation, so that it and '{1}' are one linear layer together: give it an activation, unless a bottleneck is meant",
            "A product of two matrices is a matrix; what two layers can do beyond that comes from the activation between them."),
        Info(ProblemCode.NetworkNotOptimized, "A network without optimisation",
            "'{0}' is compiled without optimisation, which makes it 7 to 20 times slower: build in Release, or write <Optimize>true</Optimize> in the project",
            "The kernels of a network are part of the project that declares it, so that its Debug build has them unoptimised; where the project refers to the package itself they are optimised in Debug too, unless it says <Optimize>false</Optimize>."),
        Error(ProblemCode.InputGradientsWithoutLoss, "Gradients of inputs without a loss",
            "'{0}' asks for the gradients of its inputs, but has no loss that they could be of: add [Loss<…>] or Output<…>, or remove InputGradients = true",
            "Gradients come from a backward pass, and only a network with a loss has one."),
        Error(ProblemCode.UnknownWeights, "Weights of an unknown layer",
            "'{0}' uses the weights of '{1}', which is no layer above it: name one by nameof ({2})",
            "A layer uses the weights of one that stands above it, so that who reads a declaration from top to bottom has met them; a layer cannot use its own."),
        Error(ProblemCode.SharingImpossible, "Weights that cannot be shared",
            "'{0}' uses the weights of '{1}', but {2}",
            "Shared repeats any layer or block but inputs and states; DenseTranspose takes a matrix that maps vectors to vectors."),
        Error(ProblemCode.SharedWeightsMisfit, "Shared weights of another shape",
            "'{0}' uses the weights of '{1}', whose {2} would have to be {3} for what '{0}' reads: give both layers inputs of the same last axis",
            "The shapes of weights follow from what the first use reads, and all uses have the same ones."),
        Error(ProblemCode.SharingInCell, "Shared weights within a step of a recurrence",
            "'{0}' takes {1} through a sequence, in which '{2}' uses the weights of another layer: every step already shares all of them; give '{2}' its own",
            "Within a cell each layer has its own weights, which all steps share."),
        Warning(ProblemCode.ComputedIds, "Computed numbers taken for ids",
            "'{0}' takes what '{1}' computes for ids and cuts off the digits behind the point, and nothing is learned through it: let it read an [Input]",
            "An id is a whole number, and its vector does not change with a digit behind the point: no gradient goes back through a lookup."),
        Error(ProblemCode.InternalError, "The network compiler failed",
            "The compiler of '{0}' failed while {1} (layer: {2}) with {3}: {4}",
            "A mistake in CompiledNet, not in the network: please report it with the declaration."),
    }.ToDictionary(pair => pair.Key, pair => pair.Value);

    public static IEnumerable<DiagnosticDescriptor> All => ByCode.Values;

    public static DiagnosticDescriptor Of(ProblemCode code) => ByCode[code];

    /// <summary>The page of the repository that says more of a diagnostic.</summary>
    public const string HelpPage = Repository + "/blob/main/generators/CompiledNet.Generator/Diagnostics/README.md";

    /// <summary>Where the source lies; Directory.Build.props says the same of the package.</summary>
    public const string Repository = "https://github.com/compilednet/compilednet";

    private static KeyValuePair<ProblemCode, DiagnosticDescriptor> Error(ProblemCode code, string title, string message, string description) =>
        Rule(code, DiagnosticSeverity.Error, title, message, description);

    // It compiles, and does what nobody wants.
    private static KeyValuePair<ProblemCode, DiagnosticDescriptor> Warning(ProblemCode code, string title, string message, string description) =>
        Rule(code, DiagnosticSeverity.Warning, title, message, description);

    // It may well be meant.
    private static KeyValuePair<ProblemCode, DiagnosticDescriptor> Info(ProblemCode code, string title, string message, string description) =>
        Rule(code, DiagnosticSeverity.Info, title, message, description);

    private static KeyValuePair<ProblemCode, DiagnosticDescriptor> Rule(ProblemCode code, DiagnosticSeverity severity, string title, string message, string description)
    {
        string id = "CN" + ((int)code).ToString("D4", CultureInfo.InvariantCulture);
        return new(code, new DiagnosticDescriptor(
            id, title, message, Category, severity, isEnabledByDefault: true, description, helpLinkUri: $"{HelpPage}#{id.ToLowerInvariant()}"));
    }
}
