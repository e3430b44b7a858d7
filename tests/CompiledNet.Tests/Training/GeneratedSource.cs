using System.Linq;

namespace CompiledNet.Tests.Training;

/// <summary>The samples of the recorded training as a generator gives them.</summary>
internal static class GeneratedSource
{
    public static IBatchSource Of(long? count = null) => BatchSource.FromSamples(3, 1, Enumerable.Range(0, 20).Select(i => new Sample(TrainingReference.Recorded.Features[i], TrainingReference.Recorded.Targets[i])), count);
}
