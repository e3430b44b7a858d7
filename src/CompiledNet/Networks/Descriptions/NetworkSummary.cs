using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CompiledNet;

/// <summary>Shows a network as text.</summary>
public static class NetworkSummary
{
    /// <summary>
    /// A table of the layers with their output shapes (None stands for the batch), parameters and inputs, and the totals
    /// below; in the manner of Keras' <c>Model.summary</c>.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static string Summary<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var description = network.Description;
        var table = new TextTable(["Layer", "Operator", "Output shape", "Parameters", "Connected to"]);
        var layers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in description.Layers) layers.Add(layer.Name);
        foreach (var input in description.Inputs)
            if (!layers.Contains(input.Name)) table.Add(input.Name, "Input", Shape(input.Shape), "0", "-");
        foreach (var layer in description.Layers)
            table.Add(
                layer.Name, layer.Operator, Shape(layer.OutputShape), Number(layer.ParameterCount),
                layer.Inputs.Count == 0 ? "-" : string.Join(", ", layer.Inputs));

        long trainable = 0, frozen = 0;
        var marks = NetworkFreezing.Of(network);
        for (int i = 0; i < description.Parameters.Count; i++)
        {
            var parameter = description.Parameters[i];
            if (parameter.Trainable && !marks[i]) trainable += parameter.Count;
            else frozen += parameter.Count;
        }

        return new StringBuilder()
            .Append("Network: ").Append(description.Name).Append('\n')
            .Append(table)
            .Append("Total parameters: ").Append(Number(trainable + frozen))
            .Append(" (").Append(Number((trainable + frozen) * Unsafe.SizeOf<T>())).Append(" bytes)\n")
            .Append("Trainable parameters: ").Append(Number(trainable)).Append('\n')
            .Append("Non-trainable parameters: ").Append(Number(frozen)).Append('\n')
            .Append("Multiply-adds per sample: ").Append(Number(description.MultiplyAdds)).Append('\n')
            .ToString();
    }

    private static string Shape(IReadOnlyList<int> shape) => shape.Count == 0 ? "(None)" : $"(None, {string.Join(", ", shape)})";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
