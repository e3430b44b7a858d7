using System;

namespace CompiledNet;

/// <summary>The loss that the last layer of a stack is trained for.</summary>
/// <typeparam name="TLoss">The loss, such as <c>MeanSquaredError</c> or a struct of your own.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public class LossAttribute<TLoss> : ObjectiveAttribute where TLoss : struct, ILoss;
