using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet.CompilerServices;

/// <summary>Checks that the emitted code makes before it leaves the safety of spans. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkCalls
{
    /// <summary>Refuses spans of other lengths than the network has.</summary>
    /// <exception cref="ArgumentException">Always.</exception>
    /// <remarks>So short that the compilers read it, see that it only throws, and keep what leads to it out of the way of <c>Predict</c>.</remarks>
    [DoesNotReturn]
    public static void ThrowSpanLengths(NetworkDescription description, int input, int output) => throw SpanLengths(description, input, output);

    /// <summary>Refuses spans of other lengths than a step has.</summary>
    /// <exception cref="ArgumentException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowStepLengths(NetworkDescription description, int expectedInput, int input, int expectedOutput, int output) =>
        throw StepLengths(description, expectedInput, input, expectedOutput, output);

    /// <summary>Refuses a frame beyond those that a network can take.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowFrameLimit(NetworkDescription description, int most)
    {
        ArgumentNullException.ThrowIfNull(description);
        throw new InvalidOperationException($"{description.Name} was declared for sequences of {most} frames and has taken them all: call Reset before the next.");
    }

    /// <summary>Checks the arguments of <see cref="ICompiledNetwork{T}.Infer"/>, and notes how many rows the batches of a stateful network have.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or of a stateful network the number of rows.</exception>
    public static void CheckInference<T>(NetworkDescription description, ReadOnlySpan<T> inputs, Span<T> outputs, int rows, InferenceWorkspace<T> workspace) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(workspace);
        CheckRows(description, rows, workspace.Capacity);
        CheckLength(description, "inputs", inputs.Length, rows, description.InputSize);
        CheckLength(description, "outputs", outputs.Length, rows, description.OutputSize);
        CheckWorkspace(description, workspace.Buffer.Length, (long)description.Workspaces.InferenceRowLength * workspace.Capacity + description.Workspaces.InferenceFixedLength);
        CheckWorkspace(description, workspace.States.Buffer.Length, (long)description.StateRowLength * workspace.Capacity);
        CheckWorkspace(description, workspace.Masks.Values.Length, (long)description.MaskSize * workspace.Capacity);
        if (workspace.IsEvaluating && description.LossesReadLogits) CheckWorkspace(description, workspace.Logits.Length, (long)description.OutputSize * workspace.Capacity);
        workspace.States.Continue(description, rows);
    }

    /// <summary>Checks the arguments of <see cref="ICompiledNetwork{T}.Backpropagate"/>, and notes how many rows the batches of a stateful network have.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or of a stateful network the number of rows.</exception>
    public static void CheckTraining<T>(
        NetworkDescription description, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, int rows, TrainingWorkspace<T> workspace) where T : unmanaged
    {
        CheckTraining(description, inputs, rows, workspace);
        CheckLength(description, "targets", targets.Length, rows, description.TargetSize);
        if (!sampleWeights.IsEmpty && sampleWeights.Length != rows && (description.Outputs.Count > 1 || sampleWeights.Length != rows * (long)description.Outputs[0].LossPositions))
            throw new ArgumentException($"{description.Name}: one weight for each of {rows} rows, or for each position of an only output, was expected; the span has {sampleWeights.Length}.", nameof(sampleWeights));
        workspace.States.Continue(description, rows);
    }

    /// <summary>Checks the arguments of <see cref="ICompiledNetwork{T}.Forward"/>, and notes how many rows the batches of a stateful network have.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or of a stateful network the number of rows.</exception>
    public static void CheckForward<T>(NetworkDescription description, ReadOnlySpan<T> inputs, int rows, TrainingWorkspace<T> workspace) where T : unmanaged
    {
        CheckTraining(description, inputs, rows, workspace);
        workspace.States.Continue(description, rows);
    }

    /// <summary>Checks the arguments of <see cref="ICompiledNetwork{T}.Backward(ReadOnlySpan{T}, ReadOnlySpan{T}, int, TrainingWorkspace{T})"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void CheckBackward<T>(
        NetworkDescription description, ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradients, int rows, TrainingWorkspace<T> workspace) where T : unmanaged
    {
        CheckTraining(description, inputs, rows, workspace);
        CheckLength(description, "outputGradients", outputGradients.Length, rows, description.OutputSize);
    }

    /// <summary>Checks the arguments of <see cref="ICompiledNetwork{T}.Losses"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace has kept nothing for losses.</exception>
    public static void CheckLosses<T>(
        NetworkDescription description, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> losses, int rows, InferenceWorkspace<T> workspace) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(workspace);
        CheckRows(description, rows, workspace.Capacity);
        if (!workspace.IsEvaluating)
            throw new ArgumentException($"The losses of {description.Name} need a prediction with a workspace that has {nameof(InferenceWorkspace<>.IsEvaluating)} set.", nameof(workspace));
        CheckWorkspace(description, workspace.Logits.Length, description.LossesReadLogits ? (long)description.OutputSize * workspace.Capacity : 0);
        CheckWorkspace(description, workspace.Masks.Values.Length, (long)description.MaskSize * workspace.Capacity);
        CheckLength(description, "outputs", outputs.Length, rows, description.OutputSize);
        CheckLength(description, "targets", targets.Length, rows, description.TargetSize);
        CheckLength(description, "losses", losses.Length, rows, description.Outputs.Count);
    }

    /// <summary>A set of parameters that may take the place of another.</summary>
    /// <exception cref="ArgumentException">It has another length, or belongs to another class of networks.</exception>
    public static ParameterSet<T> CheckedParameters<T>(NetworkDescription description, ParameterSet<T> before, ParameterSet<T> parameters) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.IsSiblingOf(before)) return parameters;
        throw new ArgumentException($"{description.Name} has {description.ParameterLength} numbers in its parameter block, and what it derives from them; the set of {parameters.Values.Length} belongs to another network.", nameof(parameters));
    }

    /// <summary>Another network of the same class with the same parameters, names and pipeline, and the same parameters frozen.</summary>
    public static TSelf Copy<TSelf, T>(TSelf network) where TSelf : class, INetwork<TSelf, T> where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var copy = TSelf.Create(null);
        using (var change = copy.ParameterSet.Change()) network.Parameters.Span.CopyTo(change.Span);
        NetworkNames.Set(copy, NetworkNames.Of(network));
        NetworkFreezing.Set(copy, NetworkFreezing.Of(network).Marks());
        copy.Attach(network.Pipeline());
        return copy;
    }

    /// <summary>The loss of one sample: the mean over the positions before the last axis.</summary>
    [MethodImpl(Hot.Optimized)]
    public static T MeanLoss<TLoss, T>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> targets, int positions)
        where TLoss : struct, ILoss
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = prediction.Length / positions, size = TLoss.TargetSize(channels);
        T total = T.Zero;
        for (int i = 0; i < positions; i++) total += loss.Forward(prediction.Slice(i * channels, channels), targets.Slice(i * size, size));
        return total / T.CreateTruncating(positions);
    }

    /// <summary>The loss of one sample from all of its positions at once.</summary>
    [MethodImpl(Hot.Optimized)]
    public static T SequenceLoss<TLoss, T>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> targets, int channels, bool areLogits, ReadOnlySpan<T> mask)
        where TLoss : struct, ISequenceLoss
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var positions = new ReadOnlyPositions<T>(prediction, channels, channels, mask);
        return loss.Sequence(positions, targets[..(positions.Count * TLoss.TargetSize(channels))], areLogits, T.Zero, default);
    }

    /// <summary>The exception for training a network that has no loss.</summary>
    public static InvalidOperationException WithoutLoss(NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return new InvalidOperationException($"{description.Name} has no loss: declare one with [Loss<...>], or Output<...> on a node, to train it.");
    }

    private static void CheckTraining<T>(NetworkDescription description, ReadOnlySpan<T> inputs, int rows, TrainingWorkspace<T> workspace) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(workspace);
        CheckRows(description, rows, workspace.Capacity);
        CheckLength(description, "inputs", inputs.Length, rows, description.InputSize);
        CheckWorkspace(description, workspace.Buffer.Length, (long)description.Workspaces.TrainingRowLength * workspace.Capacity + description.Workspaces.TrainingFixedLength);
        CheckWorkspace(description, workspace.Gradients.Length, description.ParameterLength);
        CheckWorkspace(description, workspace.Outputs.Length, (long)description.OutputSize * workspace.Capacity);
        CheckWorkspace(description, workspace.InputGradients.Length, description.HasInputGradients ? (long)description.InputSize * workspace.Capacity : 0);
        CheckWorkspace(description, workspace.InnerGradients.Length, description.HasInnerGradients ? (long)description.OutputSize * workspace.Capacity : 0);
        CheckWorkspace(description, workspace.AttentionWeights.Length, (long)description.AttentionSize * workspace.Capacity);
        CheckWorkspace(description, workspace.OutputLosses.Length, description.Outputs.Count > 1 ? description.Outputs.Count : 0);
        CheckWorkspace(description, workspace.States.Buffer.Length, (long)description.StateRowLength * workspace.Capacity);
        CheckWorkspace(description, workspace.Masks.Values.Length, (long)description.MaskSize * workspace.Capacity);
    }

    private static ArgumentException SpanLengths(NetworkDescription description, int input, int output)
    {
        ArgumentNullException.ThrowIfNull(description);
        return input != description.InputSize
            ? new ArgumentException($"{description.Name} takes {description.InputSize} numbers, not {input}.", nameof(input))
            : new ArgumentException($"{description.Name} gives {description.OutputSize} numbers; the span has {output}.", nameof(output));
    }

    private static ArgumentException StepLengths(NetworkDescription description, int expectedInput, int input, int expectedOutput, int output)
    {
        ArgumentNullException.ThrowIfNull(description);
        return input != expectedInput
            ? new ArgumentException($"A step of {description.Name} takes {expectedInput} numbers, not {input}.", nameof(input))
            : new ArgumentException($"A step of {description.Name} gives {expectedOutput} numbers; the span has {output}.", nameof(output));
    }

    [MethodImpl(Hot.Inlined)]
    private static void CheckRows(NetworkDescription description, int rows, int capacity)
    {
        if (rows < 1 || rows > capacity) throw WrongRows(description, rows, capacity);
    }

    [MethodImpl(Hot.Inlined)]
    private static void CheckLength(NetworkDescription description, string name, int length, int rows, int width)
    {
        if (length < (long)rows * width) throw TooShort(description, name, length, rows, width);
    }

    [MethodImpl(Hot.Inlined)]
    private static void CheckWorkspace(NetworkDescription description, long length, long needed)
    {
        if (length < needed) throw ForeignWorkspace(description);
    }

    private static ArgumentOutOfRangeException WrongRows(NetworkDescription description, int rows, int capacity) =>
        new(nameof(rows), rows, $"{description.Name}: between 1 and {capacity} rows, the capacity of the workspace.");

    private static ArgumentException TooShort(NetworkDescription description, string name, int length, int rows, int width) =>
        new($"{description.Name}: {rows} rows of {width} numbers are {(long)rows * width}; the span has {length}.", name);

    private static ArgumentException ForeignWorkspace(NetworkDescription description) => new($"The workspace belongs to another network than {description.Name}.", "workspace");
}
