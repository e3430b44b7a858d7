using System;

namespace CompiledNet;

/// <summary>Makes a layer of a graph an output, trained for <typeparamref name="TLoss"/>.</summary>
/// <typeparam name="TLoss">The loss, such as <c>MeanSquaredError</c> or a struct of your own.</typeparam>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public class OutputAttribute<TLoss> : ObjectiveAttribute where TLoss : struct, ILoss;
