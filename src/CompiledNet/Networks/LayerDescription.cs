using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One layer of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operator">What it computes, such as <c>Dense(relu)</c>.</param>
/// <param name="Inputs">The names of the layers it reads.</param>
/// <param name="OutputShape">Its output shape, without the batch.</param>
/// <param name="ParameterCount">How many parameters it has.</param>
/// <param name="MultiplyAdds">Multiplications with addition per sample.</param>
public sealed record LayerDescription(
    string Name, string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<int> OutputShape, int ParameterCount, long MultiplyAdds);
