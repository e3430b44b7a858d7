using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Says at run time which parameters training leaves as they are: what Keras does by <c>layer.trainable</c>, PyTorch by <c>requires_grad_</c>.</summary>
/// <remarks>
/// What is frozen keeps its numbers, and the optimizer its state for them: no gradient, decay, regularizer, constraint or moving average
/// reaches it, norms of gradients do not count it, and layers in front of the first one that is trained have no gradients computed.
/// A batch normalization that is frozen as a whole normalises by its moving averages and leaves them, as that of Keras does. The marks
/// belong to the network object: <c>Clone</c> takes them along, a file of weights does not hold them, <see cref="BackupAndRestore"/>
/// does. They count from the next step on, also in the middle of a fit.
/// </remarks>
public static class NetworkFreezing
{
    /// <summary>Freezes layers, blocks or single parameters.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="names">
    /// <c>trunk</c> for a layer or a block, <c>trunk/kernel</c> for a parameter, <c>*/bias</c> with any text in the place of a star; none for
    /// everything. The name of a <see cref="SharedAttribute"/> stands for the weights that it shares; that of a <see cref="DenseTransposeAttribute"/> for its bias alone.
    /// </param>
    /// <exception cref="ArgumentException">A name is that of no layer, block or parameter; the message lists those there are, and nothing has changed.</exception>
    public static void Freeze<T>(this INetwork<T> network, params ReadOnlySpan<string> names) where T : unmanaged => Mark(network, names, isFrozen: true);

    /// <summary>Lets training change again what <see cref="Freeze"/> kept from it.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="names">As in <see cref="Freeze"/>; none for everything.</param>
    /// <exception cref="ArgumentException">
    /// A name is that of no layer, block or parameter, or of layers only that were declared with <c>Trainable = false</c>, for which no gradients are
    /// compiled; nothing has changed.
    /// </exception>
    public static void Unfreeze<T>(this INetwork<T> network, params ReadOnlySpan<string> names) where T : unmanaged => Mark(network, names, isFrozen: false);

    /// <summary>The names of the parameters that are frozen at run time, such as <c>trunk/kernel</c>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static IReadOnlyList<string> FrozenParameters<T>(this INetwork<T> network) where T : unmanaged
    {
        var frozen = Of(network);
        return [.. network.Description.Parameters.Where((_, i) => frozen[i]).Select(parameter => parameter.Name)];
    }

    /// <summary>Those of this moment; those of another are another object.</summary>
    internal static FrozenParameters Of<T>(INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkBelongings.Of(network).Frozen ??= new FrozenParameters(network.Description, new bool[network.Description.Parameters.Count]);
    }

    /// <summary>Replaces all marks of a network.</summary>
    internal static void Set<T>(INetwork<T> network, bool[] marks) where T : unmanaged => NetworkBelongings.Of(network).Frozen = new FrozenParameters(network.Description, marks);

    private static void Mark<T>(INetwork<T> network, ReadOnlySpan<string> names, bool isFrozen) where T : unmanaged
    {
        bool[] marks = Of(network).Marks();
        if (names.IsEmpty) Array.Fill(marks, isFrozen);
        foreach (string name in names)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(names));
            Mark(network.Description, marks, name, isFrozen);
        }

        Set(network, marks);
    }

    private static void Mark(NetworkDescription network, bool[] marks, string name, bool isFrozen)
    {
        // A layer that is another one once more means the weights of that one.
        var shared = network.Layers.Where(layer => IsUse(network, layer) && ParameterPattern.Matches(name, layer.Name)).SelectMany(layer => layer.Parameters).ToHashSet();
        var meant = Enumerable.Range(0, marks.Length).Where(i => ParameterPattern.Matches(name, network.Parameters[i].Name) || shared.Contains(network.Parameters[i].Name)).ToArray();
        if (meant.Length == 0 && !network.Layers.Any(layer => ParameterPattern.Matches(name, layer.Name)))
            throw new ArgumentException($"'{network.Name}' has no layer, block or parameter '{name}' among: {string.Join(", ", network.Parameters.Select(parameter => parameter.Name))}.", nameof(name));
        if (!isFrozen && meant.Length > 0 && Array.TrueForAll(meant, i => IsDeclaredFrozen(network, network.Parameters[i].Name)))
            throw new ArgumentException($"'{name}' of '{network.Name}' is declared with Trainable = false, so that no gradients are compiled for it: take that from the declaration, and call Freeze where it shall rest.", nameof(name));
        foreach (int i in meant) marks[i] = isFrozen;
    }

    // A transposed kernel belongs to its layer alone.
    private static bool IsUse(NetworkDescription network, LayerDescription layer) =>
        layer.WeightsOf is { } owner && network.Layers.Any(other => other.Name == owner && other.Kind == layer.Kind);

    private static bool IsDeclaredFrozen(NetworkDescription network, string parameter) =>
        network.Layers.Any(layer => (layer.WeightsOf is null || IsUse(network, layer)) && layer.Parameters.Contains(parameter) && layer.Arguments.Any(argument => argument.Name == "Trainable" && !bool.Parse(argument.Value)));
}
