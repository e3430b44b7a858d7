namespace CompiledNet.Generator.Diagnostics;

/// <summary>
/// Everything that can be wrong with a declaration; the value is the number of the diagnostic, CN0001 … A number is never
/// used again. In all messages {0} is the name of the layer, or of the class where no layer is concerned.
/// </summary>
internal enum ProblemCode
{
    ClassNotPartial = 1,

    /// <summary>{1} is the containing type.</summary>
    ContainingTypeNotPartial = 2,

    NoLayers = 3,
    NoInput = 4,

    /// <summary>{1} expected, {2} came: a shape that the layer cannot take; {3} is what to do.</summary>
    ShapeMismatch = 5,

    /// <summary>{1} is the argument, {2} its value, {3} what is allowed.</summary>
    ArgumentOutOfRange = 6,

    /// <summary>A tensor or parameter with more than 2^31 - 1 bytes; {1} says which.</summary>
    SizeOverflow = 7,

    /// <summary>{1} is the name, {2} the names that there are.</summary>
    UnknownFrom = 8,

    /// <summary>{1} is the name.</summary>
    ForwardFrom = 9,

    BothDoors = 10,
    SeveralParts = 11,

    /// <summary>{1} is the version in use.</summary>
    LanguageVersionTooOld = 12,

    /// <summary>{1} is the type, {2} why it cannot be used.</summary>
    UnusableType = 13,

    DuplicateName = 14,
    InputNotFirst = 15,

    /// <summary>{1} is the kind of layer, {2} how many inputs it takes, {3} how many it has.</summary>
    WrongInputCount = 16,

    /// <summary>{1} is the attribute, {2} why it is no layer.</summary>
    UnknownLayer = 17,

    /// <summary>{1} is what is wrong with the class.</summary>
    UnsupportedClass = 18,

    /// <summary>{1} is the member.</summary>
    ReservedMember = 19,

    /// <summary>{1} is what is wrong with the property.</summary>
    UnusableProperty = 20,

    SeveralLayers = 21,
    OutputWithoutLayer = 22,
    NodeWithoutLayer = 23,
    SeveralLosses = 24,
    LossInGraph = 25,
    FromInStack = 26,

    /// <summary>{1} is the loss, {2} the option, {3} the type that its property needs.</summary>
    UnknownOption = 27,

    UnusedLayer = 28,

    /// <summary>{1} is the block.</summary>
    RecursiveBlock = 29,

    OutputInBlock = 30,
    InputShapeInBlock = 31,
    NameInGraph = 32,

    /// <summary>{1} is the argument with the numbers, {2} the missing one with the type.</summary>
    ArgumentsWithoutType = 33,

    NetworkAndBlock = 34,
    OutputOnInput = 35,
    InvalidName = 36,

    /// <summary>{1} is how many layers there would be at least, {2} how many are allowed.</summary>
    TooManyLayers = 37,

    /// <summary>{1} is why it cannot take a sequence step by step.</summary>
    CannotStream = 38,

    /// <summary>{1} is the kind of the layer, {2} what it lacks there.</summary>
    CannotRunOnFrames = 40,

    /// <summary>{1} is what has the state.</summary>
    StateOutsideCell = 41,

    /// <summary>{1} is what is wrong with Next.</summary>
    StateWithoutNext = 42,

    /// <summary>{1} is the block.</summary>
    CellWithoutState = 43,

    /// <summary>{1} is the shape of the state, {2} the layer that gives its next value, {3} the shape of that.</summary>
    StateShape = 44,

    StatefulBothWays = 45,

    /// <summary>{1} is the attribute.</summary>
    LayersWithoutNetwork = 46,

    SoftmaxOfOneNumber = 47,

    /// <summary>{1} is the activation, {2} the loss.</summary>
    ActivationBeforeLogits = 48,

    /// <summary>{1} is what the output gives, {2} the loss, {3} what the loss takes, {4} what to do.</summary>
    NumbersOutsideLoss = 49,

    /// <summary>{1} is the activation, {2} the loss.</summary>
    ClassesApart = 50,

    /// <summary>{1} is the loss.</summary>
    LabelsTogether = 51,

    /// <summary>{1} is the layer behind it.</summary>
    LinearBeforeDense = 52,
    NetworkNotOptimized = 53,

    InputGradientsWithoutLoss = 70,

    /// <summary>{1} is the layer named, {2} the layers above.</summary>
    UnknownWeights = 90,

    /// <summary>{1} is the layer named, {2} why not.</summary>
    SharingImpossible = 91,

    /// <summary>{1} is the layer that has the weights, {2} its parameter with the shape, {3} the shape needed.</summary>
    SharedWeightsMisfit = 92,

    /// <summary>{1} is the block, {2} the layer in it.</summary>
    SharingInCell = 93,

    /// <summary>{1} is the layer that computes the numbers.</summary>
    ComputedIds = 94,

    /// <summary>{1} is how it is declared.</summary>
    RowNotPartial = 100,

    /// <summary>{1} is what is wrong with the type, and what to do.</summary>
    UnusableRow = 101,

    /// <summary>{1} is the property, {2} its type.</summary>
    UnusableFeature = 102,

    /// <summary>{1} is the column.</summary>
    ColumnTwice = 103,

    /// <summary>{1} is the column of the second.</summary>
    SeveralTargets = 104,

    /// <summary>{1} is the network, {2} how many numbers it takes, {3} how many come, {4} from which columns.</summary>
    RowDoesNotFit = 105,

    /// <summary>{1} is what is wrong, and what to do.</summary>
    MixingOutOfPlace = 106,

    /// <summary>{1} is how many there are, {2} the most.</summary>
    TooManyVariants = 110,

    /// <summary>{1} is what is wrong.</summary>
    VariantsOutOfPlace = 111,

    AttentionWithoutLoss = 112,

    NoAttention = 113,

    /// <summary>{1} is what its loss would be called.</summary>
    NamedAsValidation = 140,

    /// <summary>{1} is the stage, {2} the layer or a dash, {3} the kind of exception, {4} its message.</summary>
    InternalError = 999,
}
