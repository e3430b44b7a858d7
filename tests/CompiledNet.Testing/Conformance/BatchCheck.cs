using System;
using System.Numerics;
using CompiledNet.CompilerServices;

namespace CompiledNet.Testing;

/// <summary>A batch is nothing but its samples: whatever its size, the room around it, and what ran in that memory before.</summary>
public static class BatchCheck
{
    private const int Rows = 40;

    /// <summary>Any partition of the samples into batches gives the predictions of single samples.</summary>
    public static void Predictions<T>(NetworkForm<T> form, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = form.Description.InputSize, outputs = form.Description.OutputSize;
        var samples = new Samples<T>(form.Description, Rows);
        var expected = new T[Rows * outputs];
        var session = form.NewSession();
        for (int row = 0; row < Rows; row++)
        {
            form.Predict(samples.Inputs.AsSpan(row * inputs, inputs), expected.AsSpan(row * outputs, outputs));
            var again = new T[outputs];
            session(samples.Inputs.AsSpan(row * inputs, inputs), again);
            Agreement.Demand($"session, row {row}", again, expected.AsSpan(row * outputs, outputs), 0);
        }

        var workspace = new InferenceWorkspace<T>(form.Description, Rows);
        workspace.Buffer.Span.Fill(T.NaN);
        var partition = new Random(form.Description.Name.Length);
        for (int round = 0; round < 4; round++)
        {
            var actual = new T[Rows * outputs];
            for (int row = 0, count; row < Rows; row += count)
            {
                count = round == 0 ? Rows : Math.Min(Rows - row, partition.Next(1, round == 3 ? 4 : 20));
                workspace.States.Reset();
                form.Network.Infer(samples.Inputs.AsSpan(row * inputs, count * inputs), actual.AsSpan(row * outputs, count * outputs), count, workspace);
            }

            Agreement.Demand($"predictions in batches, round {round}", actual, expected, tolerance);
        }
    }

    /// <summary>
    /// Losses and gradients of a batch are the sums of those of its samples, each with the weight that the positions of masked
    /// outputs have in the whole batch.
    /// </summary>
    public static void Gradients<T>(NetworkForm<T> form, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = form.Description.InputSize, targets = form.Description.TargetSize;
        var samples = new Samples<T>(form.Description, Rows);
        var workspace = form.Network.Workspace(Rows);
        T scale = T.One / T.CreateTruncating(Rows);

        // The whole batch first, so that every part finds the memory used.
        double[] positionWeights = [];
        T whole = Run(0, Rows);
        var expected = workspace.Gradients.Span.ToArray();
        positionWeights = [.. workspace.Masks.Weights];
        Agreement.Demand<T>("outputs while training", workspace.Outputs, form.Network.Infer(samples), tolerance);
        foreach (int step in (ReadOnlySpan<int>)[1, 3, 17])
        {
            T loss = T.Zero;
            var sum = new T[expected.Length];
            for (int row = 0; row < Rows; row += step)
            {
                loss += Run(row, Math.Min(step, Rows - row));
                for (int i = 0; i < sum.Length; i++) sum[i] += workspace.Gradients.Span[i];
            }

            Agreement.Demand($"loss by {step} rows", [loss], [whole], tolerance * Rows);
            Agreement.Demand($"gradient by {step} rows", sum, expected, tolerance);
        }

        T Run(int row, int count)
        {
            workspace.States.Reset();
            ReadOnlySpan<T> x = samples.Inputs.AsSpan(row * inputs, count * inputs), y = samples.Targets.AsSpan(row * targets, count * targets);
            var weights = samples.Weights.AsSpan(row, count);
            if (count == Rows || form.Description.MaskSize == 0) return form.Network.Backpropagate(x, y, weights, scale, count, workspace);
            form.Network.Forward(x, count, workspace);
            positionWeights.CopyTo(workspace.Masks.Weights, 0);
            return form.Network.Backward(x, y, weights, scale, count, workspace);
        }
    }

    /// <summary>The losses of predictions, row by row, add up to what training reports.</summary>
    public static void Losses<T>(NetworkForm<T> form, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = new Samples<T>(form.Description, Rows);
        int count = form.Description.Outputs.Count;
        var losses = new T[Rows * count];
        var workspace = new InferenceWorkspace<T>(form.Description, Rows) { IsEvaluating = true };
        var outputs = new T[Rows * form.Description.OutputSize];
        form.Network.Infer(samples.Inputs, outputs, Rows, workspace);
        form.Network.Losses(outputs, samples.Targets, losses, Rows, workspace);
        Agreement.Demand<T>("predictions of an evaluation", outputs, form.Network.Infer(samples), 0);
        T sum = T.Zero;
        for (int i = 0; i < losses.Length; i++)
            sum += samples.Weights[i / count] * losses[i] * T.CreateTruncating(form.Description.Outputs[i % count].LossWeight);
        Agreement.Demand("the losses of predictions", [sum], [form.Network.Differentiate(samples).Loss], tolerance * Rows);
    }
}
