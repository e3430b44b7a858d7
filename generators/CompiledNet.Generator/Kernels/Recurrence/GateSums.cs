namespace CompiledNet.Generator.Kernels;

/// <summary>One sum that a fused step keeps in registers for every unit.</summary>
/// <param name="Name">Its name in the emitted code.</param>
/// <param name="Input">The gate of the kernel that x is multiplied by, if any.</param>
/// <param name="State">The gate of the recurrent kernel that h′ is multiplied by, if any.</param>
internal sealed record GateSums(string Name, int? Input, int? State);
