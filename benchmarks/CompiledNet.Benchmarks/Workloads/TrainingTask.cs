using System;
using CompiledNet.Benchmarks.Models;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>
/// Training one model with Adam from the same first weights: <paramref name="Epochs"/> passes over
/// <paramref name="Samples"/> samples, shuffled anew for each pass.
/// </summary>
/// <param name="Model">The first weights; one sigmoid output means binary crossentropy, softmax means sparse crossentropy.</param>
/// <param name="Samples">Size of the training set.</param>
/// <param name="BatchSize">Samples per step.</param>
/// <param name="Epochs">Passes per run.</param>
/// <param name="Compiled">Makes our contender.</param>
/// <param name="Threads">How many threads everyone may use.</param>
public sealed record TrainingTask(
    Model Model, int Samples, int BatchSize, int Epochs, Func<TrainingTask, Contender> Compiled, int Threads = 1) : IWorkloadTask
{
    /// <summary>Steps, in the order of the data, after which the parameters of all contenders are compared.</summary>
    public const int CheckedSteps = 5;

    public const float LearningRate = 0.001f, Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-7f;

    /// <summary>Samples × InputSize numbers from 0 to 1.</summary>
    public float[] Inputs { get; } = Draw(Samples * Model.InputSize);

    /// <summary>One class number per sample: that of the largest of some random linear functions, so that there is something to learn.</summary>
    public float[] Targets => field ??= Teach();

    /// <summary>
    /// Whether the steps of a run are timed one by one, and not the run as a whole: on a shared machine a millisecond
    /// is undisturbed now and then, on all cores at once as well, and longer fits are not.
    /// </summary>
    public bool TimesSteps { get; init; }

    /// <summary>Whether the loss is binary crossentropy.</summary>
    public bool Binary => Model.OutputSize == 1;

    public Contender? Enter(Peer peer) => peer.Train(this);

    private float[] Teach()
    {
        int width = Model.InputSize, classes = Binary ? 2 : Model.OutputSize;
        float[] teacher = Draw(classes * width), targets = new float[Samples];
        for (int sample = 0; sample < Samples; sample++)
        {
            float best = float.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                float score = 0;
                for (int i = 0; i < width; i++) score += (teacher[c * width + i] - 0.5f) * (Inputs[sample * width + i] - 0.5f);
                if (score > best) (best, targets[sample]) = (score, c);
            }
        }

        return targets;
    }

    private static float[] Draw(int count)
    {
        var random = new Random(2);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.NextSingle();
        return values;
    }
}
