using System;
using System.Linq;
using CompiledNet.Images;

namespace CompiledNet.Summaries;

/// <summary>Distributions and images of the parameters of a network, and distributions of their gradients.</summary>
internal sealed class ParameterSummaries(NetworkDescription network)
{
    private readonly float[] _values = new float[network.Parameters.Max(parameter => (int?)parameter.Count) ?? 0];
    private readonly string[] _tags = [.. network.Parameters.Select(parameter => parameter.Name.Replace(':', '_'))];

    public void Write(SummaryWriter writer, FitContext context, bool gradients, bool images)
    {
        for (int i = 0; i < _tags.Length; i++)
        {
            var parameter = network.Parameters[i];
            var values = _values.AsSpan(0, parameter.Count);
            parameter.Gather<float>(context.Network.Parameters.Span, values);
            writer.Histogram(_tags[i] + "/histogram", values, context.Epoch);
            if (images && parameter.Count <= WeightImage.MostPixels) writer.Add(_tags[i] + "/image", WeightImage.Draw(values, parameter.Shape), context.Epoch);
            if (!gradients || !parameter.Trainable) continue;
            context.ReadGradient(parameter.Name, values);
            writer.Histogram(_tags[i] + "/gradient", values, context.Epoch);
        }
    }
}
