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
            var block = context.Network.Parameters.Span;
            bool isImage = images && parameter.Count <= WeightImage.MostPixels;
            // A distribution has no order: where no zeros stand between, numbers are taken from where they lie.
            bool isWhole = parameter.Stride == parameter.Columns;
            if (isImage || !isWhole) parameter.Gather<float>(block, values);
            writer.Histogram(_tags[i] + "/histogram", isWhole ? block.Slice(parameter.Offset, parameter.Count) : values, context.Epoch);
            if (isImage) writer.Add(_tags[i] + "/image", WeightImage.Draw(values, parameter.Shape), context.Epoch);
            if (!gradients || !parameter.Trainable) continue;
            context.ReadGradient(parameter.Name, values);
            writer.Histogram(_tags[i] + "/gradient", values, context.Epoch);
        }
    }
}
