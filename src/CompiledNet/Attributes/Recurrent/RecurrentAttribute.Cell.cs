namespace CompiledNet;

/// <summary>
/// A recurrent layer with a cell of your own: takes a block through a sequence, frame by frame, and its states along.
/// Shapes: input [steps, …], output that of the block's last layer, […], or [steps, …] with <see cref="ReturnSequences"/>.
/// Its layers are named <c>Memory/Forget</c> for a property <c>Memory</c> and a layer <c>Forget</c> of the block.
/// </summary>
/// <remarks>
/// As Keras' <c>RNN</c> over a cell. The whole sequence is differentiated, step after step, back to its start. Layers of
/// the block that depend on no state run on all frames at once, as does what no state depends on. A step that a mask of any
/// of the sequences leaves out keeps all states and gives the result of the step before, at first zero; with
/// <see cref="ReturnSequences"/> the mask goes on to the next layer, in the order of what comes out.
/// </remarks>
/// <example>
/// <code>
/// [Block]
/// public sealed partial class Elman
/// {
///     [Input]                                  public partial Node Frame  { get; }
///     [State(16, Next = nameof(Hidden))]       public partial Node Before { get; }
///     [Concatenate(nameof(Frame), nameof(Before))] public partial Node Both { get; }
///     [Dense&lt;Tanh&gt;(16)]                        public partial Node Hidden { get; }
/// }
/// </code>
/// </example>
/// <typeparam name="TCell">
/// A class of this project marked with <see cref="BlockAttribute"/>, with at least one <see cref="StateAttribute"/>.
/// </typeparam>
/// <param name="from">
/// The sequences that the block's inputs stand for, by <c>nameof</c>, as many as it has and all of as many steps; none for
/// the layer above.
/// </param>
public sealed class RecurrentAttribute<TCell>(params string[] from) : LayerAttribute where TCell : class
{
    /// <summary>The layers that the block's inputs stand for.</summary>
    public string[] Sources { get; } = from;

    /// <summary>Whether the result of every step comes out, or just that of the last.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the sequence is read from its end to its start; what comes out of every step is in that order too.</summary>
    public bool GoBackwards { get; set; }
}
