// SPDX-License-Identifier: Apache-2.0
// A list as a value whose copies share the elements until one of them changes an element: the
// copies of a table differ in one column of many, and a column is a large thing to copy.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace migcheck {

/// Read like a vector; changed only through the functions that say so. An element stays where it is
/// in memory until it is changed.
template <class T>
class SharedList {
  using Items = std::vector<std::shared_ptr<T>>;

 public:
  using value_type = T;

  class ConstIterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    ConstIterator() = default;
    explicit ConstIterator(typename Items::const_iterator at) : at_(at) {}

    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    reference operator[](difference_type distance) const { return **(at_ + distance); }
    ConstIterator& operator++() { return *this += 1; }
    ConstIterator& operator--() { return *this += -1; }
    ConstIterator operator++(int) { return ConstIterator(at_++); }
    ConstIterator operator--(int) { return ConstIterator(at_--); }
    ConstIterator& operator+=(difference_type distance) {
      at_ += distance;
      return *this;
    }
    ConstIterator& operator-=(difference_type distance) { return *this += -distance; }
    friend ConstIterator operator+(ConstIterator from, difference_type distance) {
      return from += distance;
    }
    friend ConstIterator operator-(ConstIterator from, difference_type distance) {
      return from -= distance;
    }
    friend difference_type operator-(ConstIterator one, ConstIterator other) {
      return one.at_ - other.at_;
    }
    friend bool operator==(const ConstIterator&, const ConstIterator&) = default;
    friend auto operator<=>(const ConstIterator&, const ConstIterator&) = default;

   private:
    typename Items::const_iterator at_;
  };

  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] ConstIterator begin() const { return ConstIterator(items_.begin()); }
  [[nodiscard]] ConstIterator end() const { return ConstIterator(items_.end()); }
  [[nodiscard]] const T& operator[](std::size_t index) const { return *items_[index]; }
  [[nodiscard]] const T& front() const { return *items_.front(); }
  [[nodiscard]] const T& back() const { return *items_.back(); }

  void push_back(T item) { items_.push_back(std::make_shared<T>(std::move(item))); }

  /// A copy of an element in its place, to be changed before the list is copied.
  [[nodiscard]] T& edit(ConstIterator where) {
    std::shared_ptr<T>& item = items_[static_cast<std::size_t>(where - begin())];
    item = std::make_shared<T>(*item);  // another thread may read the old one
    return *item;
  }
  [[nodiscard]] T& edit_back() { return edit(end() - 1); }
  /// Changes the elements for which `wanted(element)` holds by `change(element)`.
  template <class Wanted, class Change>
  void edit_where(const Wanted& wanted, const Change& change) {
    for (auto item = begin(); item != end(); ++item) {
      if (wanted(*item)) change(edit(item));
    }
  }
  template <class Change>
  void edit_each(const Change& change) {
    edit_where([](const T&) { return true; }, change);
  }

  template <class Predicate>
  friend void erase_if(SharedList& list, const Predicate& predicate) {
    std::erase_if(list.items_, [&](const std::shared_ptr<T>& item) { return predicate(*item); });
  }

 private:
  Items items_;
};

}  // namespace migcheck
