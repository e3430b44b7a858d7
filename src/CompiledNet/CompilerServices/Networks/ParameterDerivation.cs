namespace CompiledNet.CompilerServices;

/// <summary>Computes what follows from the parameters of a network alone, such as the factors of a batch normalization. Emitted for each network that has such numbers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The first parameter; only read.</param>
/// <param name="derived">Where the first number goes.</param>
public delegate void ParameterDerivation<T>(ref T parameters, ref T derived) where T : unmanaged;
