using System.Linq;

namespace CompiledNet.Testing;

/// <summary>What a network says of itself fits together.</summary>
public static class StructureCheck
{
    public static void Run(NetworkForm<float> form)
    {
        var network = form.Description;
        Agreement.Demand(network.Parameters.Sum(parameter => parameter.Count) == form.Constant("ParameterCount"), "ParameterCount is not the sum over the parameters.");
        Agreement.Demand(network.Layers.Sum(layer => layer.ParameterCount) == form.Constant("ParameterCount"), "ParameterCount is not the sum over the layers.");
        Agreement.Demand(network.Layers.Sum(layer => layer.MultiplyAdds) == form.Constant("MultiplyAdds"), "MultiplyAdds is not the sum over the layers.");
        Agreement.Demand(network.MultiplyAdds == form.Constant("MultiplyAdds"), "MultiplyAdds differs from the description.");
        Agreement.Demand(network.InputSize == form.Constant("InputSize") && network.InputSize == network.Inputs.Sum(input => Size(input.Shape)), "InputSize is wrong.");
        Agreement.Demand(network.OutputSize == form.Constant("OutputSize") && network.OutputSize == network.Outputs.Sum(output => Size(output.Shape)), "OutputSize is wrong.");
        Agreement.Demand(network.TargetSize == network.Outputs.Sum(output => output.TargetSize), "TargetSize is wrong.");
        Agreement.Demand(form.Constant("WorkspaceBytes") == (network.Workspaces.InferenceRowLength + network.Workspaces.InferenceFixedLength) * sizeof(float), "WorkspaceBytes is wrong.");
        Agreement.Demand(form.Network.Parameters.Length == network.ParameterLength, "The parameter block has another length.");

        int end = 0;
        foreach (var parameter in network.Parameters)
        {
            Agreement.Demand(Size(parameter.Shape) == parameter.Count, $"{parameter.Name} has another size than its shape.");
            Agreement.Demand(parameter.Offset >= end && parameter.Offset * sizeof(float) % 64 == 0, $"{parameter.Name} overlaps or is not aligned.");
            Agreement.Demand(parameter.Trainable == parameter.Offset < network.TrainableLength, $"{parameter.Name} is on the wrong side of the trainable length.");
            end = parameter.Offset + parameter.Rows * parameter.Stride;
        }

        Agreement.Demand(end <= network.ParameterLength, "The parameters do not fit into their block.");
        foreach (var output in network.Outputs)
            Agreement.Demand(network.Layers.Any(layer => layer.Name == output.Name && layer.OutputShape.SequenceEqual(output.Shape)), $"The output {output.Name} is no layer.");
    }

    private static int Size(System.Collections.Generic.IReadOnlyList<int> shape) => shape.Aggregate(1, (product, length) => product * length);
}
