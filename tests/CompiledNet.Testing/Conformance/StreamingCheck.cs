using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>A network that takes a sequence step by step gives what it gives for the whole sequence.</summary>
public static class StreamingCheck
{
    private const int Rows = 3;

    /// <summary>
    /// Steps through some samples, if the network can. Sequences are aligned at their ends: the last step gives the last
    /// frame of the output, or all of an output that is no sequence.
    /// </summary>
    public static void Run<T>(NetworkForm<T> form, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (form.NewStreamingSession() is not { } session) return;
        var (description, samples) = (form.Description, new Samples<T>(form.Description, Rows));
        var inputs = description.Inputs.Select(input => Part.Of(input.Shape, input.Offset)).ToArray();
        if (inputs.Sum(part => part.Length) != session.InputSize) inputs = [.. description.Inputs.Select(input => Part.OfNumbers(input.Shape, input.Offset))];
        var outputs = description.Outputs.Select(output => Part.Of(output.Shape, output.Offset)).ToArray();
        if (outputs.Sum(part => part.Length) != session.OutputSize) outputs = [.. description.Outputs.Select(output => Part.Whole(output.Shape, output.Offset))];
        int steps = inputs.Max(part => part.Frames);
        T[] frame = new T[session.InputSize], given = new T[session.OutputSize], expected = new T[description.OutputSize];
        for (int row = 0; row < Rows; row++)
        {
            var sample = samples.Inputs.AsSpan(row * description.InputSize, description.InputSize);
            form.Predict(sample, expected);
            session.Reset();
            for (int step = 0; step < steps; step++)
            {
                Gather(sample, inputs, step, frame);
                session.Step(frame, given);
                Compare(given, expected, outputs, step, steps, tolerance);
            }

            Agreement.Demand(session.Frames == steps, $"After {steps} steps the session has counted {session.Frames}.");
        }

        long bytes = AllocatedBytes.Fewest(() =>
        {
            session.Reset();
            session.Step(frame, given);
        });
        Agreement.Demand(bytes == 0, $"Ten steps allocate {bytes} bytes.");
    }

    private static void Gather<T>(ReadOnlySpan<T> sample, Part[] inputs, int step, T[] frame)
    {
        int at = 0;
        foreach (var part in inputs)
        {
            int first = part.Frames == 1 ? 0 : step;
            sample.Slice(part.Offset + first * part.Length, part.Length).CopyTo(frame.AsSpan(at));
            at += part.Length;
        }
    }

    private static void Compare<T>(T[] given, T[] expected, Part[] outputs, int step, int steps, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = 0;
        foreach (var part in outputs)
        {
            int index = part.Frames - steps + step;
            if (index >= 0) Agreement.Demand($"step {step} of {steps}", given.AsSpan(at, part.Length), expected.AsSpan(part.Offset + index * part.Length, part.Length), tolerance);
            at += part.Length;
        }
    }

    // A part of what goes in or out, as frames of a sequence or as a single one.
    private sealed record Part(int Offset, int Frames, int Length)
    {
        public static Part Of(IReadOnlyList<int> shape, int offset) =>
            shape.Count == 1 ? Whole(shape, offset) : new(offset, shape[0], shape.Skip(1).Aggregate(1, (product, length) => product * length));

        public static Part OfNumbers(IReadOnlyList<int> shape, int offset) => shape.Count == 1 ? new(offset, shape[0], 1) : Of(shape, offset);

        public static Part Whole(IReadOnlyList<int> shape, int offset) => new(offset, 1, shape.Aggregate(1, (product, length) => product * length));
    }
}
