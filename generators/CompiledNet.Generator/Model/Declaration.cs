namespace CompiledNet.Generator.Model;

/// <summary>What the compiler is given of one class: equal whenever the emitted code is.</summary>
/// <param name="Spec">The layers.</param>
/// <param name="Kind">What is to become of it.</param>
/// <param name="Soundness">Whether it can be compiled.</param>
internal sealed record Declaration(NetworkSpec Spec, DeclarationKind Kind, Soundness Soundness);
